"""Proposals for real tables."""

import tomllib
from pathlib import Path

import pytest

from synergraph.errors import SourceError
from synergraph.loaders.table import load
from synergraph.loaders.table.propose import propose
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source

pytestmark = pytest.mark.shared


def loaded(path: Path) -> Loaded:
    (source,) = tomllib.loads(propose(path, shipped()).toml(path.name))["source"]
    options = {k: v for k, v in source.items() if k not in ("path", "loader", "as_of")}
    result = load(Source(path, path.stem, "table", "", options), shipped())
    assert result.rows == result.used + len(result.skipped)
    return result


def test_cordis_projects_are_all_read(shared: Path) -> None:
    result = loaded(shared / "cordis-bb" / "project.csv")
    assert (result.rows, result.used) == (1366, 1366)
    assert len({s.subject.key for s in result.statements if s.predicate == "status"}) == 1366


def test_cordis_participations_are_all_edges(shared: Path) -> None:
    result = loaded(shared / "cordis-bb" / "organization.csv")
    edges = [s for s in result.statements if s.predicate == "participates_in"]
    assert len(edges) == result.rows == 22675
    assert sum(s.role == "lead" for s in edges) == 1366


@pytest.mark.parametrize(
    ("name", "predicate", "kind"),
    [
        ("euroSciVoc", "has_topic", "project"), ("topics", "part_of", "project"),
        ("legalBasis", "part_of", "project"), ("webLink", "homepage", "project"),
        ("topicKeywords", "has_topic", "programme"), ("policyPriorities", "has_topic", "project"),
    ],
)  # fmt: skip
def test_the_small_tables_of_cordis(shared: Path, name: str, predicate: str, kind: str) -> None:
    result = loaded(shared / "cordis-bb" / f"{name}.csv")
    assert {s.subject.kind for s in result.statements if s.predicate == predicate} == {kind}


def test_policy_markers_of_weight_zero_are_skipped(shared: Path) -> None:
    result = loaded(shared / "cordis-bb" / "policyPriorities.csv")
    assert (result.used, len(result.skipped)) == (2492, 4291)


def test_a_packed_table_of_cordis(shared: Path) -> None:
    assert loaded(shared / "cordis-he" / "topics.csv.gz").used == 19189


def test_rows_of_enargus_with_a_tail_of_blanks(shared: Path) -> None:
    result = loaded(shared / "messy" / "enargus-60-rows.csv")
    assert result.used == 60
    assert len({s.subject.key for s in result.statements if s.predicate == "funding"}) == 60


def test_keywords_of_grants(shared: Path) -> None:
    result = loaded(shared / "messy" / "keywords-raw.csv")
    assert result.used == result.rows == 847
    assert sum(s.predicate == "has_topic" for s in result.statements) > 2000


def test_a_workbook_of_tools(shared: Path) -> None:
    assert loaded(shared / "messy" / "tools-overview.xlsx").used > 200


def test_an_error_page_is_named(shared: Path) -> None:
    with pytest.raises(SourceError, match="here is one line"):
        propose(shared / "messy" / "error-page-saved-as.csv", shipped())


@pytest.mark.parametrize("name", ["pic-name-variants-dach", "ror_germany_names", "ror_germany_relations"])
def test_registers_are_lists_of_organisations(shared: Path, name: str) -> None:
    result = loaded(shared / "registers" / f"{name}.csv")
    subjects = {s.subject.kind for s in result.statements if s.predicate == "name" and s.subject.key}
    assert subjects == {"organisation"}
