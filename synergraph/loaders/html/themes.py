"""Topics that a portrait speaks of: names of the thesaurus in its title and text."""

from collections.abc import Iterator

from synergraph.loaders.documents.blocks import Block
from synergraph.loaders.html.pages import Page
from synergraph.loaders.report.lexicon import Same, lexicon
from synergraph.loaders.report.prose import Prose
from synergraph.loaders.report.text import Text
from synergraph.ontology import Vocabulary, ontology
from synergraph.statements import Evidence, Statement, Thing


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
