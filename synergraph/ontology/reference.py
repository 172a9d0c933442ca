"""The reference documentation of the ontology: `python -m synergraph.ontology.reference` rewrites it."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from synergraph.ontology.model import Attribute, EdgeKind, Labels, NodeKind, Ontology, ontology
from synergraph.ontology.namespaces import SYN
from synergraph.ontology.vocabulary import Concept, Vocabulary, shipped

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "ontology.md"

_TEXTS = {
    "title": Labels("Die Ontologie", "The ontology"),
    "about": Labels(
        "Erzeugt aus `synergraph/ontology/`; nicht von Hand ändern. Eine Art heißt in CSV wie hier, "
        "eine Kante im Property-Graphen ebenso in Großbuchstaben.",
        "Generated from `synergraph/ontology/`; do not edit. A kind is called in CSV as it is here, "
        "an edge in the property graph likewise in upper case.",
    ),
    "nodes": Labels("Arten von Knoten", "Kinds of nodes"),
    "edges": Labels("Kanten", "Edges"),
    "attributes": Labels("Eigenschaften", "Attributes"),
    "codes": Labels("Codes", "Codes"),
    "vocabularies": Labels("Vokabulare", "Vocabularies"),
    "topics": Labels("Oberste Themen", "Top topics"),
    "node_head": Labels("Art|Label|RDF-Klasse|Name|Was es ist", "kind|label|RDF class|name|what it is"),
    "edge_head": Labels("Art|RDF|von|nach|näher bestimmt durch|Was sie sagt", "kind|RDF|from|to|qualified by|what it says"),
    "attribute_head": Labels("Art|RDF|an|Werte|Was sie sagt", "kind|RDF|of|values|what it says"),
    "code_head": Labels("Code|Name|weitere Namen", "code|name|further names"),
    "count_head": Labels("Art|Begriffe|Namen", "kind|concepts|names"),
    "topic_head": Labels("Thema|Unterthemen", "topic|narrower topics"),
    "any": Labels("jede", "any"),
    "one": Labels("einer", "one"),
    "changing": Labels("einer, ändert sich", "one, changes"),
    "many": Labels("mehrere", "several"),
    "symmetric": Labels("symmetrisch", "symmetric"),
}  # fmt: skip


def markdown(lang: str = "en") -> str:
    """Return the reference as Markdown, in "en" or "de"."""
    return "\n".join(_sections(ontology(), shipped(), lang)) + "\n"


def _sections(model: Ontology, vocabulary: Vocabulary, lang: str) -> Iterator[str]:
    text = {name: labels[lang] for name, labels in _TEXTS.items()}
    yield f"# {text['title']}\n\n{text['about']}"
    yield f"\n## {text['nodes']}\n"
    yield from _table(text["node_head"], (_node(node, lang) for node in model.nodes.values()))
    yield f"\n## {text['edges']}\n"
    yield from _table(text["edge_head"], (_edge(edge, model, lang) for edge in model.edges.values()))
    yield f"\n## {text['attributes']}\n"
    yield from _table(text["attribute_head"], (_attribute(a, model, lang) for a in model.attributes.values()))
    yield f"\n## {text['codes']}"
    for scheme in sorted({concept.kind for concept in vocabulary} - model.nodes.keys()):
        yield f"\n### {scheme}\n"
        yield from _table(text["code_head"], (_code(c, lang) for c in vocabulary.of_kind(scheme)))
    yield f"\n## {text['vocabularies']}\n"
    yield from _table(text["count_head"], _counts(model, vocabulary, lang))
    yield f"\n### {text['topics']}\n"
    yield from _table(text["topic_head"], _top_topics(vocabulary, lang))


def _table(head: str, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    columns = head.split("|")
    yield _line(columns)
    yield _line(["---"] * len(columns))
    for row in rows:
        yield _line([cell.replace("|", "\\|") for cell in row])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _node(node: NodeKind, lang: str) -> tuple[str, ...]:
    return node.kind, node.label, _short(node.iri), node.name[lang], node.definition[lang]


def _edge(edge: EdgeKind, model: Ontology, lang: str) -> tuple[str, ...]:
    says = edge.definition[lang] + (f" ({_TEXTS['symmetric'][lang]})" if edge.symmetric else "")
    ends = (_kinds(edge.sources, model, lang), _kinds(edge.targets, model, lang))
    return edge.kind, _short(edge.iri), *ends, ", ".join(edge.qualifiers), says


def _attribute(attribute: Attribute, model: Ontology, lang: str) -> tuple[str, ...]:
    values = f"{attribute.scheme} (code)" if attribute.scheme else attribute.datatype
    number = "many" if not attribute.functional else "changing" if attribute.varies else "one"
    kinds = _kinds(attribute.kinds, model, lang)
    return (
        attribute.kind,
        _short(attribute.iri),
        kinds,
        f"{values}; {_TEXTS[number][lang]}",
        attribute.definition[lang],
    )


def _code(concept: Concept, lang: str) -> tuple[str, ...]:
    return (
        f"`{concept.code}`",
        concept.label[lang],
        ", ".join(n for n in concept.names if n != concept.label[lang]),
    )


def _counts(model: Ontology, vocabulary: Vocabulary, lang: str) -> Iterator[tuple[str, ...]]:
    for kind in model.nodes:
        concepts = vocabulary.of_kind(kind)
        if concepts:
            yield kind, str(len(concepts)), str(sum(len(concept.names) for concept in concepts))


def _top_topics(vocabulary: Vocabulary, lang: str) -> Iterator[tuple[str, ...]]:
    topics = vocabulary.of_kind("topic")
    above = {topic.id: dict(topic.edges).get("broader", "") for topic in topics}
    tops = [_top(topic.id, above) for topic in topics]
    for topic in topics:
        if not above[topic.id]:
            yield topic.label[lang], str(tops.count(topic.id) - 1)


def _top(identifier: str, above: dict[str, str]) -> str:
    while above.get(identifier):
        identifier = above[identifier]
    return identifier


def _kinds(kinds: frozenset[str], model: Ontology, lang: str) -> str:
    return _TEXTS["any"][lang] if kinds == model.nodes.keys() else ", ".join(sorted(kinds))


def _short(iri: str) -> str:
    return f"`syn:{iri.removeprefix(SYN)}`"


def main() -> int:
    """Rewrite the page of the documentation; return 0."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(markdown(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.relative_to(PAGE.parents[2])}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
