"""Which cluster managements accompany a project, and which action field of the cluster it serves."""

import re
from collections.abc import Iterator

from synergraph.loaders.report.clusters import own
from synergraph.loaders.report.lexicon import stemmed
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.scenes import Scene, scenes
from synergraph.loaders.report.succession import is_former
from synergraph.statements import Statement, Thing

_TOGETHER = re.compile(
    r"\b(?:[Kk]ooperi\w+|[Kk]ooperation\w*|[Gg]emeinsam\w*|[Zz]usammenarbeit\w*|begleit\w+|[Uu]nterstütz\w+)"
)
_MANAGED = re.compile(r"(?:Teilthemen|Cluster)-?\s?management|begleitet|[Uu]nterstützung")
_IN_FIELD = re.compile(
    r'\bim (?:Bereich|Handlungsfeld|Themenfeld) (?:der |des |")?(?P<name>[A-Z\w][^,;:."]{2,60}?)"? (?=das |die |der |den |dem )'
)


def extract(report: Report) -> Iterator[Statement]:
    """Yield supported_by for every project of a cluster's yearly report, and what it says of other clusters.

    The report records what the cluster management accompanies; so each project it names is one.
    A report of another family yields nothing.
    """
    cluster = own(report)
    if cluster is None:
        return
    found = scenes(report)
    yield from _by_own(found, cluster)
    for scene in found:
        yield from _by_others(scene, cluster)
        yield from _fields(report, scene)


def _by_own(found: list[Scene], cluster: Thing) -> Iterator[Statement]:
    told: dict[Thing, Scene] = {}
    for scene in found:
        for project in (m.thing for m in scene.of("project") if not is_former(scene, m)):
            if project not in told or (
                _MANAGED.search(scene.text) and not _MANAGED.search(told[project].text)
            ):
                told[project] = scene
    for project, scene in told.items():
        yield Statement(project, "supported_by", scene.evidence, object=cluster)


def _by_others(scene: Scene, cluster: Thing) -> Iterator[Statement]:
    named = [m.thing for m in scene.of("project") if not is_former(scene, m)]
    if not scene.of("project") and scene.portrait:
        named = scene.about
    clusters = scene.of("cluster")
    if not clusters and scene.same_as_before() and scene.previous:
        clusters = scene.previous.of("cluster")
    if named and clusters and _TOGETHER.search(scene.text):
        for other in dict.fromkeys(m.thing for m in clusters if m.thing != cluster):
            for project in dict.fromkeys(named):
                yield Statement(project, "supported_by", scene.evidence, object=other)


def _fields(report: Report, scene: Scene) -> Iterator[Statement]:
    fields = [t for _, t in report.names.written("action_field")]
    for match in _IN_FIELD.finditer(scene.text):
        field = next((f for f in fields if stemmed(f.name) == stemmed(match["name"])), None)
        after = [m for m in scene.of("project") if m.start - scene.span.start >= match.end()]
        if field and after:
            yield Statement(after[0].thing, "in_action_field", scene.evidence, object=field)
