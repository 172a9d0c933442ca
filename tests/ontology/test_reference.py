from pytest import mark

from synergraph.ontology import ontology, shipped
from synergraph.ontology.reference import PAGE, markdown


def test_the_page_of_the_documentation_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == markdown(), "run: python -m synergraph.ontology.reference"


@mark.parametrize("lang", ["de", "en"])
def test_names_every_kind_edge_attribute_and_code(lang: str) -> None:
    lines = markdown(lang).splitlines()
    model = ontology()
    for kind in (*model.nodes, *model.edges, *model.attributes):
        assert any(line.startswith(f"| {kind} |") for line in lines), kind
    for concept in shipped():
        if concept.code:
            assert any(line.startswith(f"| `{concept.code}` | {concept.label[lang]} |") for line in lines), (
                concept.id
            )


def test_tables_have_as_many_cells_as_their_head() -> None:
    cells = 0
    for line in markdown().replace("\\|", "").splitlines():
        cells = cells if line.startswith("|") else 0
        if line.startswith("|"):
            cells = cells or line.count("|")
            assert line.count("|") == cells, line
