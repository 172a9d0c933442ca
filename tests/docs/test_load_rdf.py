"""The example of the how-to does what the page says."""

import re
from pathlib import Path

from synergraph.loaders import rdf
from synergraph.ontology import shipped
from synergraph.statements import Source

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "load-rdf.md"


def test_the_example_gives_what_the_page_says(tmp_path: Path) -> None:
    example = re.search(r'```turtle title="(\S+)"\n(.*?)```', PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    path = tmp_path / example[1]
    path.write_text(example[2], encoding="utf-8")
    result = rdf.load(Source(path, "projekte", "rdf"), shipped())
    edges = {(s.subject.name, s.predicate, s.object.name, s.role) for s in result.statements if s.object}
    assert edges == {
        ("Hafenkran 4.0", "has_topic", "Robotik", ""),
        ("Werk A GmbH", "participates_in", "Hafenkran 4.0", "lead"),
    }


def test_every_suffix_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [suffix for suffix in rdf.suffixes if f"`{suffix}`" not in page] == []
