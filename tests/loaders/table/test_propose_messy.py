"""One messy file for each preset: rows of headings and totals, upper case, units, vague dates, blank tails."""

from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from synergraph.cli import main
from synergraph.graph.graph import open_graph
from synergraph.loaders.table.propose.presets import presets
from synergraph.loaders.table.sheets import read
from tests.loaders.table.conftest import workbook
from tests.loaders.table.test_propose import FAMILIES, Facts, facts, loaded

MESSY = Path(__file__).parent / "messy"


class Case(NamedTuple):
    """A file, what it must say at least, the row of its titles, and how many of its rows are no things."""

    name: str
    says: Facts
    head: int = 1
    skipped: int = 0


CASES = {
    "projects": Case(
        "Projektliste EWM 2023.csv",
        {
            ("Hafenkran 4.0", "about_focus", "Innovation"),
            ("Hafenkran 4.0", "end", "2025-09"),
            ("Hafenkran 4.0", "funding", "450000"),
            ("Hafenkran 4.0", "initiated", "2021"),
            ("Hafenkran 4.0", "start", "2024-02-01"),
            ("Hafenkran 4.0", "volume", "1234567.89"),
            ("Lernfabrik", "start", "2023-07"),
            ("Werk A GmbH", "participates_in", "Hafenkran 4.0"),
        },
        head=4,
        skipped=1,
    ),
    "events": Case(
        "Veranstaltungen_2024.csv",
        {
            ("Auftakt", "attendance", "1200"),
            ("Auftakt", "format", "meetup"),
            ("Auftakt", "start", "2024-02-01"),
            ("Ausklang", "start", "2024-10"),
            ("Netz Nord e.V.", "organises", "Ausklang"),
        },
        head=2,
        skipped=1,
    ),
    "organisations": Case(
        "Akteursliste.csv",
        {
            ("Hochschule B", "actor_type", "research"),
            ("Hochschule B", "member_of", "Netz Nord e.V."),
            ("Werk A GmbH", "located_in", "Berlin"),
            ("Werk A GmbH", "size_class", "10_49"),
        },
    ),
    "participants": Case(
        "TN-Liste Auftakt 01.02.2024.csv",
        {
            ("Auftakt", "start", "2024-02-01"),
            ("Hochschule B", "takes_part", "Auftakt"),
            ("Werk A GmbH", "takes_part", "Auftakt"),
        },
        head=3,
        skipped=1,
    ),
    "people": Case("Verteiler.csv", set()),
    "offers": Case(
        "Suche-Biete-Börse.csv",
        {("Hochschule B", "seeks", "Leichtbau"), ("Werk A GmbH", "offers", "Robotik")},
        head=3,
    ),
    "offers-columns": Case(
        "Matching.csv",
        {
            ("Hochschule B", "seeks", "Robotik"),
            ("Werk A GmbH", "offers", "Leichtbau"),
            ("Werk A GmbH", "offers", "Robotik"),
        },
    ),
    "funding": Case(
        "Fördertableau 2024.csv",
        {
            ("Programm Muster", "has_topic", "Digitalisierung"),
            ("Programm Probe", "deadline", "2025-03-31"),
            ("Programm Probe", "funder_level", "federal"),
            ("Programm Probe", "volume", "1500000"),
        },
        head=2,
    ),
    "foerderkatalog": Case(
        "bewilligungen.csv",
        {
            ("Kranbau modern, Teilvorhaben A", "funding", "150000"),
            ("Kranbau modern, Teilvorhaben B", "funding", "250000.5"),
            ("Kranbau modern, Teilvorhaben B", "part_of", "Kranbau modern"),
            ("Werk A GmbH", "located_in", "Berlin"),
            ("Werk A GmbH", "participates_in", "Kranbau modern, Teilvorhaben A"),
        },
        head=2,
        skipped=1,
    ),
    "foerderkatalog-keywords": Case(
        "schlagworte.csv", {("01XX0001A", "has_topic", "Leichtbau"), ("01XX0001B", "has_topic", "Robotik")}
    ),
    "outcomes": Case(
        "Ergebnisse Treffen.csv",
        {
            ("Werk A GmbH", "met", "Werk B GmbH"),
            ("Werk A GmbH", "participates_in", "Hafenkran 4.0"),
            ("Institut C", "participates_in", "Hafenkran 4.0"),
            ("Kranforum, 12.03.2024", "format", "matchmaking"),
            ("Kranforum, 12.03.2024", "has_topic", "Leichtbau"),
            ("Werk B GmbH", "takes_part", "Kranforum, 12.03.2024"),
        },
        head=2,
        skipped=1,
    ),
    "topics": Case("Themenliste.csv", {("Greiferbau", "alias", "Zangen"), ("Kranbau", "broader", "Robotik")}),
    "kumu-elements": Case("elements.csv", {("Werk A GmbH", "has_topic", "Leichtbau")}),
    "kumu-connections": Case("connections.csv", {("Werk A GmbH", "participates_in", "Hafenkran 4.0")}),
    "kgx-nodes": Case("nodes.tsv", {("Werk A GmbH", "alias", "Werk")}),
    "kgx-edges": Case("edges.tsv", {("Werk A GmbH", "participates_in", "Hafenkran 4.0")}),
    "ror-relations": Case("relations.csv", {("Haus A", "part_of", "https://ror.org/000000002")}),
    "cordis-euroscivoc": Case("euroSciVoc.csv", {("900001", "has_topic", "robotics, general")}),
    "cordis-legal-basis": Case("legalBasis.csv", {("900001", "part_of", "Digital, Industry and Space")}),
    "cordis-policy-priorities": Case("policyPriorities.csv", {("900001", "has_topic", "Climate action")}),
    "cordis-topic-keywords": Case("topicKeywords.csv", {("HORIZON-XX-2021-01", "has_topic", "Materials")}),
    "cordis-topics": Case("topics.csv", {("900001", "part_of", "Cranes that learn")}),
    "cordis-web-link": Case("webLink.csv", {("900001", "homepage", "http://crane.example.org")}),
    "merged": Case(
        "Projekte zweizeilig.csv",
        {
            ("Hafenkran 4.0", "alias", "HK4"),
            ("Hafenkran 4.0", "volume", "1234500"),
            ("Lernfabrik", "end", "2025"),
            ("Lernfabrik", "start", "2023-07"),
            ("Werk A GmbH", "participates_in", "Lernfabrik"),
        },
        head=2,
        skipped=1,
    ),
}
ELSEWHERE = {"cordis-organization": "organization.csv", "cordis-project": "project.csv"}
"""The presets whose file lies with the families."""


def test_every_preset_has_a_messy_file() -> None:
    assert {preset.name for preset in presets()} == {*CASES, *ELSEWHERE} - {"merged"}
    assert all((FAMILIES / name).is_file() for name in ELSEWHERE.values())


@pytest.mark.parametrize("name", CASES)
def test_a_messy_file_is_read_by_its_preset(name: str) -> None:
    case = CASES[name]
    proposal, result = loaded(MESSY / case.name)
    about = {preset.name: preset.about for preset in presets()}
    assert about["projects" if name == "merged" else name] in proposal.drafts[0].intro
    assert facts(result) >= case.says
    assert len(result.skipped) == case.skipped
    assert not {"Summe", "Gesamt", "Summe 2"} & {s.subject.name for s in result.statements}


@pytest.mark.parametrize("name", CASES)
def test_every_column_is_read_or_named_with_a_reason(name: str) -> None:
    case = CASES[name]
    toml = loaded(MESSY / case.name)[0].toml(case.name)
    titles = [cell.strip() for cell in read(MESSY / case.name)[0].rows[case.head - 1]]
    assert [title for title in titles if title not in toml] == []


@pytest.mark.parametrize(
    "name", ["projects", "events", "organisations", "offers-columns", "foerderkatalog", "merged"]
)
def test_the_same_table_in_a_workbook_says_the_same(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    path = tmp_path / f"{Path(case.name).stem}.xlsx"
    rows = read(MESSY / case.name)[0].rows
    workbook(path, {"Tabelle1": [[cell or None for cell in row] for row in rows]})
    assert facts(loaded(path)[1]) >= case.says


@pytest.mark.parametrize("name", ["projects", "participants", "kumu-connections"])
def test_a_messy_file_is_a_graph_after_three_commands(name: str, tmp_path: Path) -> None:
    files = [MESSY / "elements.csv"] if name.startswith("kumu") else []
    folder = str(tmp_path / "w")
    sources = [part for file in (MESSY / CASES[name].name, *files) for part in ("--from", str(file))]
    for arguments in (["init", folder, *sources, "--yes"], ["-C", folder, "build"], ["-C", folder, "status"]):
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0, result.output
    assert not open_graph(tmp_path / "w").edges.is_empty()
