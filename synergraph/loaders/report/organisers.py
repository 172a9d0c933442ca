"""Who runs an event or invites to it."""

import re
from collections.abc import Iterator

from synergraph.loaders.report.prose import running
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.roles import LINKED
from synergraph.loaders.report.scenes import Scene
from synergraph.statements import Statement, Thing

_RUN = re.compile(
    r"\b(?:durchgeführt\w*|organisiert\w*|veranstaltet\w*|ausgerichtet\w*|initiiert\w*|führte\b.*\bdurch\b|eingeladen|auf Einladung)\b"
)
_BY = re.compile(
    r"\b(?:von|vom|durch|gemeinsam mit|mit|auf Einladung|führte(?: das)?(?: bei)?) (?:der |dem |den |das |des )?$"
)
_INVITED = re.compile(
    r"^(?:Eingeladen hatten?|Veranstalter(?:in|innen)? (?:war|ist|waren|sind)|Organisiert(?: und \w+)? wurde[^.;]{0,60} vo[nm])(?: der| die| das| dem)? ?"
)
_SEATED = re.compile(r"\bbei (?:der |dem )?$")


def organisers(
    report: Report, scene: Scene, event: Thing, cluster: Thing | None, named: bool
) -> Iterator[Statement]:
    """Yield who organises an event: by whom it was run, or who invited to the event named before.

    `cluster` is the report's own, `named` whether the sentence itself names the event.
    """
    invited = _INVITED.search(scene.text)
    if not (named and _RUN.search(scene.text)) and not invited:
        return
    text, last = running(report.text).text, -1
    for mention in [*scene.of("organisation"), *scene.of("cluster")]:
        before = text[scene.span.start : mention.start]
        too = 0 <= last < mention.start and LINKED.match(text[last : mention.start])
        if (
            too
            or (invited and _INVITED.fullmatch(before))
            or _BY.search(before)
            or (_SEATED.search(before) and "management" in scene.text)
        ):
            yield Statement(mention.thing, "organises", scene.evidence, object=event)
            last = mention.end
    if cluster and re.search(r"führte (?:das|die)\b[^.]{0,90}management", scene.text):
        yield Statement(cluster, "organises", scene.evidence, object=event)
