"""Where the running text names something that the document or the vocabulary knows."""

import re
from bisect import bisect_right
from functools import lru_cache

from synergraph.loaders.report.lexicon import Lexicon, Mention, Same, lexicon
from synergraph.loaders.report.prose import Prose, running
from synergraph.loaders.report.remembered import remembered
from synergraph.loaders.report.report import Report

_COMPOUND = re.compile(r"-(?!Projekt)[A-ZÄÖÜ]")


@remembered
def mentions(report: Report, *kinds: str) -> list[Mention]:
    """Return where the text names things of `kinds`: what the document introduced, then the vocabulary's.

    A name that the document gives to something of its own ("MPI") hides the vocabulary's.
    """
    found = [m for kind in kinds for m in _of_kind(report, kind)]
    return sorted(found, key=lambda m: (m.start, -m.end))


@remembered
def _of_kind(report: Report, kind: str) -> list[Mention]:
    prose = running(report.text)
    own = list(Lexicon(report.names.written(kind)).find(prose))
    shipped = _shipped(Same(report.vocabulary), kind, prose)
    longest: list[Mention] = []
    for mention in sorted([*own, *shipped], key=lambda m: (m.start, -m.end)):
        if not longest or mention.start >= longest[-1].end:
            longest.append(mention)
    return [m for m in longest if not _elsewhere(report, kind, m)]


def _elsewhere(report: Report, kind: str, mention: Mention) -> bool:
    """Whether a mention belongs to something else: part of a compound or a project's name, or an organisation's own."""
    if kind in ("programme", "organisation") and _COMPOUND.match(running(report.text).text, mention.end):
        return mention.thing != report.programme
    if kind == "programme" and _within(_of_kind(report, "organisation"), mention):
        return mention.thing not in {thing for _, thing in report.names.written("programme")}
    if kind == "topic":
        kinds = ("organisation", "cluster", "programme")
        return any(_within(_of_kind(report, k), mention, strictly=True) for k in kinds)
    return kind in ("programme", "organisation") and _within(
        _of_kind(report, "project"), mention, strictly=True
    )


def _within(found: list[Mention], mention: Mention, strictly: bool = False) -> bool:
    """Whether one of `found`, which are in order and apart, holds a mention; `strictly`: and is longer."""
    index = bisect_right(found, mention.start, key=lambda m: m.start) - 1
    if index < 0 or found[index].end < mention.end:
        return False
    longer = found[index].end - found[index].start > mention.end - mention.start
    return longer or not strictly


@lru_cache(maxsize=64)
def _shipped(vocabulary: Same, kind: str, prose: Prose) -> list[Mention]:
    return list(lexicon(vocabulary, kind).find(prose))
