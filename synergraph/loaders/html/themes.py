"""Topics of a portrait: those it lists, and names of the thesaurus in its title and text."""

import re
from collections.abc import Iterator

from synergraph.loaders.documents.blocks import Block
from synergraph.loaders.html.facts import Fact
from synergraph.loaders.html.pages import Page
from synergraph.loaders.report.lexicon import Same, lexicon
from synergraph.loaders.report.prose import Prose
from synergraph.loaders.report.text import Text
from synergraph.ontology import Vocabulary, ontology
from synergraph.statements import Evidence, Statement, Thing

_GROUPS = re.compile(r"[;|]")
_COMMA = re.compile(r"(?<!-),(?!(?<=\d,)\d)(?![^()]{0,200}\))")
_LONGEST = 6


def listed(fact: Fact, vocabulary: Vocabulary) -> Fact:
    """Part the topics that a fact lists at ",", ";" and "|".

    A comma in brackets, in a number or after a hyphen ("Aus-, Fort- und Weiterbildung") parts nothing,
    nor does one in a name that the vocabulary knows; a sentence is no list.
    """
    return fact._replace(values=tuple(name for value in fact.values for name in _parts(value, vocabulary)))


def _parts(value: str, vocabulary: Vocabulary) -> Iterator[str]:
    if value.endswith("."):
        yield value
        return
    for group in _GROUPS.split(value):
        parts = [part for part in map(str.strip, _COMMA.split(group)) if part]
        first = 0
        while first < len(parts):
            taken = _known(parts[first : first + _LONGEST], vocabulary)
            yield ", ".join(parts[first : first + taken])
            first += taken


def _known(parts: list[str], vocabulary: Vocabulary) -> int:
    """How many leading parts the vocabulary knows as one topic; 1 when it knows none together."""
    together = (n for n in range(len(parts), 1, -1) if vocabulary.find("topic", ", ".join(parts[:n])))
    return next(together, 1)


def of(page: Page, subject: Thing, vocabulary: Vocabulary) -> Iterator[Statement]:
    """Yield each topic once, with the sentence that names it; the values of facts are no sentences."""
    names = lexicon(Same(vocabulary), "topic")
    seen: set[Thing] = set()
    if not ontology().allows(subject.kind, "has_topic", "topic"):
        return
    values = tuple(value for fact in page.facts for value in fact.values)
    blocks = (p for p in page.pieces if isinstance(p, Block) and not p.text.endswith(values))
    for block in [Block(subject.name, page.title_line), *blocks]:
        prose = Prose(Text(block.text))
        for mention in names.find(prose):
            if mention.thing not in seen:
                seen.add(mention.thing)
                sentence = prose.sentences[prose.sentence_at(mention.start)].text
                evidence = Evidence(" ".join(sentence.split()), line=block.line, sheet=page.name)
                yield Statement(mention.thing, "name", evidence, value=mention.thing.name)
                yield Statement(subject, "has_topic", evidence, object=mention.thing)
