"""A foreign table becomes statements by the map that is proposed for it."""

import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from synergraph.errors import SourceError
from synergraph.loaders.table import load
from synergraph.loaders.table.propose import Proposal, propose
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source
from tests.loaders.table.conftest import workbook

FAMILIES = Path(__file__).parent / "families"
Facts = set[tuple[str, str, str]]


def loaded(path: Path) -> tuple[Proposal, Loaded]:
    """Load a file by what is proposed for it, through the text that a workspace would hold."""
    proposal = propose(path, shipped())
    (source,) = tomllib.loads(proposal.toml(path.name, "2024"))["source"]
    assert (source.pop("path"), source.pop("loader"), source.pop("as_of")) == (path.name, "table", "2024")
    result = load(Source(path, "x", "table", "2024", source), shipped())
    assert result.rows == result.used + len(result.skipped)
    return proposal, result


def facts(result: Loaded) -> Facts:
    """Return subject, predicate, and object or value."""
    return {(s.subject.name, s.predicate, s.object.name if s.object else s.value) for s in result.statements}


@pytest.fixture(scope="module")
def family() -> Callable[[str], tuple[Proposal, Loaded]]:
    return lambda name: loaded(FAMILIES / name)


def test_an_ewm_like_project_list_below_a_heading(family) -> None:
    _, result = family("projekte_2024.csv")
    assert {
        ("Hafenkran 4.0", "alias", "HK4"),
        ("Hafenkran 4.0", "status", "running"),
        ("Hafenkran 4.0", "initiated", "2021"),
        ("Hafenkran 4.0", "volume", "1200000"),
        ("Lernfabrik Nord", "volume", "350500"),
        ("Hafenkran 4.0", "consortium_type", "joint_companies_research"),
        ("Hafenkran 4.0", "about_guideline", "Cross Cluster stärken"),
        ("Hafenkran 4.0", "about_focus", "Digitalisierung"),
        ("Hafenkran 4.0", "in_action_field", "Innovation"),
        ("Hafenkran 4.0", "supported_by", "Energietechnik"),
        ("Bund", "funder_level", "federal"),
        ("Lernfabrik Nord", "has_topic", "Robotik"),
    } <= facts(result)
    roles = {(s.subject.name, s.role) for s in result.statements if s.predicate == "participates_in"}
    assert roles == {
        ("Werk A GmbH", "lead"), ("Werk A GmbH", "partner"), ("Hochschule B", "lead"),
        ("Hochschule B", "partner"), ("Institut C e.V.", "partner"),
    }  # fmt: skip


def test_each_choice_has_its_reason_and_each_column_its_place(family) -> None:
    proposal, _ = family("projekte_2024.csv")
    assert "“Projektstatus”: 2 of 2 cells read as value of the scheme (status)" in proposal.reasons
    left_out = {column: reason for _, column, reason in proposal.left_out}
    assert left_out["Lfd. Nr."] == "a running number"
    assert "neither title nor cells" in left_out["Interne Kennzahl"]
    text = proposal.toml("p.csv")
    titles = (FAMILIES / "projekte_2024.csv").read_text(encoding="utf-8").split("\n")[3].split(";")
    assert [title for title in titles if title not in text] == []


def test_activities(family) -> None:
    _, result = family("veranstaltungen.csv")
    assert {
        ("Netzwerkabend", "format", "meetup"),
        ("Netzwerkabend", "attendance", "60"),
        ("Netz Nord e.V.", "organises", "Netzwerkabend"),
        ("Netzwerkabend", "supported_by", "Energietechnik"),
    } <= facts(result)


def test_actors(family) -> None:
    _, result = family("akteure.csv")
    assert {
        ("Werk A GmbH", "size_class", "50_249"),
        ("Hochschule B", "actor_type", "research"),
        ("Werk A GmbH", "located_in", "Berlin"),
    } <= facts(result)


def test_participants_of_an_event_that_only_the_file_names(family) -> None:
    _, result = family("TN-Liste_Netzwerkabend_2024-03-12.csv")
    assert {
        ("Netzwerkabend", "start", "2024-03-12"),
        ("Werk A GmbH", "takes_part", "Netzwerkabend"),
        ("Erika Beispiel", "affiliated_with", "Werk A GmbH"),
        ("Max Muster", "affiliated_with", "Werk A GmbH"),
        ("Otto Ohne", "takes_part", "Netzwerkabend"),
    } <= facts(result)
    once = [s for s in result.statements if (s.subject.name, s.predicate) == ("Werk A GmbH", "takes_part")]
    assert len(once) == 1


def test_participants_of_several_events_by_ticks(family) -> None:
    _, result = family("anmeldungen.csv")
    assert {
        ("Werk A GmbH", "takes_part", "Auftakt 12.03.2024"),
        ("Werk A GmbH", "takes_part", "Abschlussdialog"),
        ("Hochschule B", "takes_part", "Deep Dive Leichtbau"),
    } <= facts(result)
    assert ("Werk A GmbH", "takes_part", "Deep Dive Leichtbau") not in facts(result)


@pytest.mark.parametrize("name", ["matching.csv", "boerse.csv"])
def test_offers_and_requests(family, name: str) -> None:
    _, result = family(name)
    offer = next(s for s in result.statements if s.predicate == "offers")
    assert (offer.subject.name, offer.object.name, offer.until) == (
        "Werk A GmbH", "Additive Fertigung", "2025-12-31",
    )  # fmt: skip
    assert {s.object.name for s in result.statements if s.predicate == "seeks"} == {"Robotik"}


def test_a_funding_overview(family) -> None:
    _, result = family("foerdertableau.csv")
    assert {
        ("ProBeispiel", "funder_level", "berlin"),
        ("ProBeispiel", "deadline", "2025-03-31"),
        ("ProBeispiel", "description", "KMU, Hochschulen"),
        ("Muster Innovativ", "funded_by", "BMWK"),
        ("ProBeispiel", "has_topic", "Digitalisierung"),
    } <= facts(result)


def test_grants_of_the_foerderkatalog(family) -> None:
    _, result = family("grants.csv")
    assert {
        ("Kranbau modern, Teilvorhaben A", "part_of", "Kranbau modern"),
        ("Kranbau modern, Teilvorhaben A", "funding", "150000"),
        ("Kranbau modern, Teilvorhaben A", "has_topic", "Robotik"),
        ("Kranbau modern, Teilvorhaben A", "has_topic", "Leichtbau"),
        ("Werk A GmbH", "located_in", "Berlin"),
    } <= facts(result)
    applicants = [s for s in result.statements if s.role == "applicant"]
    assert [(s.subject.name, s.amount, s.since) for s in applicants] == [
        ("Werk A GmbH", 150000.0, "2022-04-01"), ("Hochschule B", 250000.0, "2022-04-01"),
    ]  # fmt: skip


def test_cordis_projects_with_prose_over_many_lines(family) -> None:
    _, result = family("project.csv")
    assert result.rows == result.used == 2
    assert {
        ("Cranes that learn", "alias", "CRANE"),
        ("Cranes that learn", "homepage", "https://cordis.europa.eu/project/id/900001"),
        ("Cranes that learn", "identifier", "doi:10.0000/900001"),
        ("Cranes that learn", "has_topic", "learning machines"),
        ("Cranes that learn", "has_topic", "lightweight design"),
        ("Cranes that learn", "funded_by", "Horizon Europe"),
        ("Halls without walls", "status", "discontinued"),
    } <= facts(result)
    assert {s.subject.name for s in result.statements if s.predicate == "volume"} == {"Cranes that learn"}


def test_cordis_participations(family) -> None:
    _, result = family("organization.csv")
    found = {(s.subject.key, s.object.key, s.role, s.amount) for s in result.statements if s.role}
    assert found == {
        ("pic:800001", "cordis:900001", "lead", 1000.5), ("pic:800001", "cordis:900002", "partner", 0.0),
        ("pic:800002", "cordis:900002", "lead", 500.0), ("pic:800003", "cordis:900002", "partner", 250.5),
        ("pic:800004", "cordis:900002", "associated_partner", None), ("pic:800005", "cordis:900001", "partner", 75.0),
    }  # fmt: skip
    types = {s.subject.key: s.value for s in result.statements if s.predicate == "actor_type"}
    assert list(types.values()) == ["company", "research", "research", "administration", "other"]
    assert {
        ("WERK A GMBH", "actor_type", "company"),
        ("WERK A GMBH", "identifier", "vat:DE000000001"),
        ("WERK A GMBH", "located_in", "Deutschland"),
    } <= facts(result)


def test_cordis_markers_of_weight_zero_say_nothing(family) -> None:
    _, result = family("policyPriorities.csv")
    assert {(s.subject.key, s.object.name) for s in result.statements if s.object} == {
        ("cordis:900001", "Climate action"), ("cordis:900002", "Climate action"),
    }  # fmt: skip
    assert "“weight” is “0”" in result.skipped[0].reason


def test_cordis_keywords_describe_the_call_once(family) -> None:
    _, result = family("topicKeywords.csv")
    (edge,) = [s for s in result.statements if s.object]
    assert (edge.subject.kind, edge.subject.key) == ("programme", "call:HORIZON-XX-2021-01")
    assert result.used == 2


def test_kumu_connections_take_their_ends_from_the_elements_beside(family) -> None:
    proposal, result = family("connections.csv")
    assert {
        ("Werk A GmbH", "participates_in", "Hafenkran 4.0"),
        ("Hochschule B", "participates_in", "Hafenkran 4.0"),
    } <= facts(result)
    assert "“kennt”" in result.skipped[0].reason
    assert any("“kennt”" in reason for reason in proposal.reasons)


def test_kumu_elements_of_unknown_type_are_named(family) -> None:
    _, result = family("elements.csv")
    assert ("Hafenkran 4.0", "has_topic", "Robotik") in facts(result)
    assert [skipped.reason for skipped in result.skipped] == ["it says no known kind"]


def test_kumu_in_one_workbook(tmp_path: Path) -> None:
    path = tmp_path / "karte.xlsx"
    elements = [["Label", "Type"], ["Werk A", "Company"], ["Kran", "Project"]]
    workbook(
        path, {"Elements": elements, "Connections": [["From", "To", "Type"], ["Kran", "Werk A", "partner"]]}
    )
    proposal, result = loaded(path)
    assert len(proposal.maps) == 2
    assert ("Werk A", "participates_in", "Kran") in facts(result)


ELEMENTS = "Label,Type\nWerk A,Company\nKran,Project\n"
CONNECTIONS = "From,To,Type\nKran,Werk A,partner\n"
NODES = "id\tcategory\tname\nex:1\tbiolink:Agent\tWerk A\nex:2\tbiolink:Project\tKran\n"
LINKS = "subject\tpredicate\tobject\nex:1\tparticipates_in\tex:2\n"


@pytest.mark.parametrize(
    ("ends", "links"),
    [
        (("kumu_el.csv", ELEMENTS), ("kumu_con.csv", CONNECTIONS)),
        (("zz.csv", ELEMENTS), ("Karte.csv", CONNECTIONS)),
        (("a.csv", ELEMENTS), ("b.csv", "From,To,Type,Label\nKran,Werk A,partner,x\n")),
        (("tab1.tsv", NODES), ("tab2.tsv", LINKS)),
    ],
)
def test_links_take_their_ends_from_the_table_beside_that_holds_them(
    tmp_path: Path, ends: tuple[str, str], links: tuple[str, str]
) -> None:
    others = ("aa.csv", "Label,Type\nBagger,Project\n"), ("ab.csv", "Label;Name\nKran;x\n"), ("ac.csv", "")
    for name, text in (*others, ends, links):
        (tmp_path / name).write_text(text, encoding="utf-8")
    proposal, result = loaded(tmp_path / links[0])
    assert proposal.maps[0]["things"]["file"] == ends[0]
    assert ("Werk A", "participates_in", "Kran") in facts(result)


def test_links_without_their_ends_are_left_out_and_it_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "con.csv").write_text(CONNECTIONS, encoding="utf-8")
    (tmp_path / "other.csv").write_text("Label,Type\nBagger,Project\n", encoding="utf-8")
    proposal, result = loaded(tmp_path / "con.csv")
    assert any("(columns “Label”, “Type”)" in r and "into the same folder" in r for r in proposal.reasons)
    assert (result.statements, result.rows, len(result.skipped)) == ([], 1, 1)
    assert ["write file" in note for note in result.notes] == [True]


def test_kgx_nodes_and_edges(family) -> None:
    _, result = family("edges.tsv")
    edge = next(s for s in result.statements if s.predicate == "participates_in")
    assert (edge.subject.key, edge.object.key, edge.role) == ("kgx:ex:1", "kgx:ex:2", "lead")
    assert ("Hafenkran 4.0", "has_topic", "Robotik") in facts(result)
    assert ("Werk A GmbH", "alias", "WA") in facts(family("nodes.tsv")[1])


def test_a_table_that_fits_no_preset_is_read_by_its_cells(family) -> None:
    proposal, result = family("liste.csv")
    assert {
        ("Stahl C GmbH & Co. KG", "participates_in", "Brückenbau"),
        ("Kranbau modern", "has_topic", "Robotik"),
    } <= facts(result)
    assert any("dates" in reason for reason in proposal.reasons)
    assert [(column, "dates" in reason) for _, column, reason in proposal.left_out] == [("Wann", True)]


def test_a_table_whose_titles_speak_for_themselves_needs_no_map(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("Projekt;Status\nKran;laufend\n", encoding="utf-8")
    proposal, result = loaded(path)
    assert proposal.maps == []
    assert ("Kran", "status", "running") in facts(result)


def test_sheets_are_proposed_each_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "mappe.xlsx"
    projects = [["Vorhaben", "Bearbeitungsstand", "Nr."], ["Kran", "laufend", 1]]
    actors = [["Firma", "Sitz", "Telefon"], ["Werk A GmbH", "Berlin", "030"]]
    workbook(path, {"2024": projects, "Adressen": actors, "leer": []})
    proposal, result = loaded(path)
    assert [table["sheet"] for table in proposal.maps] == ["2024", "Adressen"]
    assert {("Kran", "status", "running"), ("Werk A GmbH", "located_in", "Berlin")} <= facts(result)
    assert proposal.notes == ["sheet “leer” holds no table"]


def test_an_error_page_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "fehler.csv"
    path.write_text("Interner Fehler 500\n", encoding="utf-8")
    with pytest.raises(SourceError, match="here is one line"):
        propose(path, shipped())


def test_a_column_that_cannot_be_read_is_left_out_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("Projektname;Bearbeitungsstand;Akronym\nKran;rot;K\nHalle;gelb;H\n", encoding="utf-8")
    proposal, _ = loaded(path)
    assert "status" not in proposal.maps[0]["attributes"]
    assert any(
        c == "Bearbeitungsstand" and "only 0 of 2 cells" in reason for _, c, reason in proposal.left_out
    )


def test_files_may_be_packed(tmp_path: Path) -> None:
    import gzip

    path = tmp_path / "organization.csv.gz"
    with (FAMILIES / "organization.csv").open("rb") as plain, gzip.open(path, "wb") as packed:
        shutil.copyfileobj(plain, packed)
    _, result = loaded(path)
    assert result.rows == 6


@pytest.mark.parametrize("both", ["Suche und Biete", "Suche & Biete", "Biete/Suche", "beides", "Both"])
def test_a_row_may_offer_and_seek_and_other_words_are_named(both: str, tmp_path: Path) -> None:
    path = tmp_path / "boerse.csv"
    path.write_text(
        f"Organisation;Suche/Biete;Thema\nWerk A GmbH;{both};Robotik\nHof B e.V.;Kooperation;Leichtbau\n",
        encoding="utf-8",
    )
    proposal, result = loaded(path)
    assert {fact for fact in facts(result) if fact[1] in ("offers", "seeks")} == {
        ("Werk A GmbH", "offers", "Robotik"),
        ("Werk A GmbH", "seeks", "Robotik"),
    }
    assert len(result.notes) == 1 and "row 3, column “Suche/Biete”: “Kooperation”" in result.notes[0]
    assert sum("another word" in reason for reason in proposal.reasons) == 2


PER_PARTNER = (
    "Projekt;Status;Partner;Rolle;Förderung\nKran;laufend;Werk A GmbH;Koordinator;{}\nKran;laufend;Stahl AG;Partner;{}\n"
    "Kran;laufend;Hof B e.V.;assoziierter Partner;\nHalle;beantragt;Hochschule B;Koordinator;20.000\n"
)


def written(path: Path, text: str) -> tuple[Proposal, Loaded]:
    path.write_text(text, encoding="utf-8")
    return loaded(path)


def parts(result: Loaded) -> set[tuple[str, str, float | None]]:
    """Return who takes which part in a project, with what amount."""
    found = (s for s in result.statements if s.predicate == "participates_in")
    return {(s.subject.name, s.role, s.amount) for s in found}


@pytest.mark.parametrize("titles", ["Partner;Rolle", "Organisation;Rolle im Projekt", "Projektpartner;Role"])
def test_a_row_per_partner_has_its_role_and_sum(titles: str, tmp_path: Path) -> None:
    text = PER_PARTNER.format("100.000", "50.000").replace("Partner;Rolle", titles, 1)
    _, result = written(tmp_path / "liste.csv", text)
    assert parts(result) == {
        ("Werk A GmbH", "lead", 100000.0), ("Stahl AG", "partner", 50000.0),
        ("Hof B e.V.", "associated_partner", None), ("Hochschule B", "lead", 20000.0),
    }  # fmt: skip
    assert {("Kran", "status", "running"), ("Halle", "status", "applied")} <= facts(result)
    assert "funding" not in {s.predicate for s in result.statements}


def test_a_sum_that_all_partners_share_or_one_has_twice_is_no_share(tmp_path: Path) -> None:
    _, result = written(tmp_path / "liste.csv", PER_PARTNER.format("100.000", "100.000"))
    assert {("Kran", "funding", "100000"), ("Halle", "funding", "20000")} <= facts(result)
    assert {amount for *_, amount in parts(result)} == {None}
    text = "Projekt;Partner;Förderung\nKran;Stahl AG;10.000\nKran;Stahl AG;20.000\n"
    assert parts(written(tmp_path / "liste.csv", text)[1]) == {("Stahl AG", "partner", None)}


@pytest.mark.parametrize(
    ("rows", "reason"),
    [("Kran;Werk A GmbH|Stahl AG;Koordinator\nHalle;Werk A GmbH;Partner\nDach;Stahl AG;Partner", "whose role"),
     ("Kran;Werk A GmbH;Entwicklung\nKran;Stahl AG;Erprobung", "neither title nor cells")],
)  # fmt: skip
def test_a_role_of_nobody_or_no_role_leaves_partners_partners(rows: str, reason: str, tmp_path: Path) -> None:
    proposal, result = written(tmp_path / "liste.csv", f"Projekt;Partner;Rolle\n{rows}\n")
    assert parts(result) == {("Werk A GmbH", "partner", None), ("Stahl AG", "partner", None)}
    assert [reason in why for _, column, why in proposal.left_out if column == "Rolle"] == [True]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Titel;Status;von;bis;Partner\nKran;laufend;01.04.2022;31.07.2024;Werk A\nHalle;beantragt;01.01.2024;;Hof B", "project"),
     ("Titel;Zeitraum;Partner\nKran;01.04.2022 - 31.07.2024;Werk A\nHalle;2022-2024;Hof B", "project"),
     ("Bezeichnung;Status;Partner\nKran;bewilligt;Werk A\nHalle;abgeschlossen;Hof B", "project"),
     ("Titel;von;bis;Partner\nAuftakt;01.04.2022;02.04.2022;Werk A\nDialog;01.06.2022;01.06.2022;Hof B", "event"),
     ("Titel;Status;Partner\nAuftakt;geplant;Werk A\nDialog;abgesagt;Hof B", "event"),
     ("Veranstaltung;Status;von;bis;Partner\nReihe;laufend;01.04.2022;31.07.2024;Werk A", "event")],
)  # fmt: skip
def test_long_runs_and_a_running_status_make_projects(text: str, kind: str, tmp_path: Path) -> None:
    assert written(tmp_path / "liste.csv", f"{text}\n")[0].maps[0]["kind"] == kind
