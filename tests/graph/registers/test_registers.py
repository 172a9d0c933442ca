"""Registers of institutions: which names join, what becomes a concept, and that ids stay."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from synergraph.errors import ConfigError, SourceError
from synergraph.graph import registers, view, vocabulary_source, workspace
from synergraph.graph.build import build
from synergraph.graph.graph import Graph
from synergraph.graph.resolve import gather, resolve
from synergraph.graph.sources import to_frame
from synergraph.graph.tables import read_identities, write_identities
from synergraph.ontology import shipped
from synergraph.ontology.shapes import violations
from synergraph.statements import Evidence, Statement, Thing

CONFIG = """
[workspace]
registers = {registers}
registers_countries = {countries}
[[source]]
path = "liste.csv"
[source.map]
kind = "organisation"
name = "Organisation"
"""
Named = tuple[str, str, str]


def entry(
    ror: str, *names: Named, city: str = "Potsdam", country: str = "DE", **more: object
) -> dict[str, object]:
    """Return an entry of a dump with (form, language, name)s."""
    return {
        "id": f"https://ror.org/{ror}",
        "names": [{"types": [form], "lang": lang or None, "value": name} for form, lang, name in names],
        "status": "active",
        "types": ["facility"],
        "locations": [{"geonames_details": {"name": city, "country_code": country}}],
        **more,
    }


def related(kind: str, ror: str) -> dict[str, object]:
    return {"relationships": [{"type": kind, "id": f"https://ror.org/{ror}"}]}


def own(name: str, *more: Named) -> tuple[Named, ...]:
    return (("label", "de", name), *more)


SOCIETY = entry("01aaaaa11", *own("Mustergesellschaft", ("label", "en", "Sample Society")))
INSTITUTE = entry(
    "02bbbbb22",
    *own("Musterinstitut für Probenkunde", ("label", "en", "Sample Institute"), ("acronym", "", "MIPK")),
    ("acronym", "", "MIP"),
    **related("parent", "01aaaaa11"),
    links=[{"type": "website", "value": "https://muster.example"}],
)


@dataclass(frozen=True)
class View:
    """The tables of a build that these tests look at."""

    nodes: pl.DataFrame
    edges: pl.DataFrame
    statements: pl.DataFrame


class Make:
    """Resolves a list of organisations, with or without a register, and keeps their ids."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(
        self, names: list[str], *entries: dict[str, object], countries: list[str] | None = None
    ) -> None:
        (self.folder / "liste.csv").write_text("\n".join(["Organisation", *names]) + "\n", encoding="utf-8")
        (self.folder / "ror.json").write_text(json.dumps(entries), encoding="utf-8")
        files = ["ror.json"] if entries else []
        config = CONFIG.format(registers=json.dumps(files), countries=json.dumps(countries or []))
        (self.folder / "synergraph.toml").write_text(config, encoding="utf-8")

    def build(self) -> Graph:
        return build(workspace.read(self.folder)).graph

    def __call__(
        self, names: list[str], *entries: dict[str, object], countries: list[str] | None = None
    ) -> View:
        self.write(names, *entries, countries=countries)
        opened, known = workspace.read(self.folder), read_identities(self.folder)
        things = [
            Statement(Thing("organisation", name), "name", Evidence(name), value=name) for name in names
        ]
        frame = to_frame(things)
        vocabulary = registers.extended(opened, frame, shipped(), known)
        resolved = resolve(gather([(opened.sources[0], frame)]), vocabulary, [], known)
        rows = [*resolved.identities, *registers.remembered(resolved.vocabulary, known)]
        write_identities(self.folder, rows)
        statements = pl.concat([resolved.statements, vocabulary_source.statements(resolved.vocabulary)])
        nodes = view.nodes(resolved.names, view.current(statements, []), resolved.vocabulary)
        return View(nodes, view.edges(statements), statements)


@pytest.fixture
def made(tmp_path: Path) -> Make:
    return Make(tmp_path)


def stated(made: View | Graph) -> dict[str, str]:
    """Return id → name of the organisations that the list names."""
    rows = made.nodes.filter(pl.col("stated") & (pl.col("kind") == "organisation"))
    return dict(rows.select("id", "name").iter_rows())


def edges(made: View, source: str) -> set[tuple[str, str]]:
    return set(made.edges.filter(pl.col("source") == source).select("kind", "target").iter_rows())


def test_all_names_of_an_institution_are_one_thing(made: Make) -> None:
    names = [
        "Sample Institute",
        "Musterinstitut für Probenkunde",
        "MIPK",
        "Musterinstitut für Probenkunde (MIP)",
        "MUSTERINSTITUT FUR PROBENKUNDE",
    ]
    assert len(stated(made(names))) > 1
    assert list(stated(made(names, INSTITUTE, SOCIETY)).values()) == ["Musterinstitut für Probenkunde"]


def test_an_institution_comes_with_its_whole_seat_type_and_identifier(made: Make) -> None:
    graph = made(["Sample Institute"], INSTITUTE, SOCIETY)
    node = graph.nodes.row(by_predicate=pl.col("name") == "Musterinstitut für Probenkunde", named=True)
    whole = graph.nodes.row(by_predicate=pl.col("name") == "Mustergesellschaft", named=True)
    assert (node["actor_type"], node["label_en"]) == ("research", "Sample Institute")
    assert edges(graph, node["id"]) == {("part_of", whole["id"]), ("located_in", "place/potsdam")}
    assert not whole["stated"]
    said = graph.statements.filter(pl.col("subject") == node["id"])
    assert {"ror:02bbbbb22", "https://muster.example"} <= set(said["value"])


def test_the_seat_that_only_a_register_knows_is_told_of(made: Make) -> None:
    made.write(
        ["Musterinstitut für Probenkunde"],
        entry("02bbbbb22", *own("Musterinstitut für Probenkunde"), city="Musterhausen"),
    )
    graph = build(workspace.read(made.folder)).graph
    assert not graph.nodes.row(by_predicate=pl.col("name") == "Musterhausen", named=True)["stated"]
    assert violations(graph.rdf()) == []


def test_what_no_source_names_stays_outside(made: Make) -> None:
    graph = made(["Sample Society"], INSTITUTE, SOCIETY)
    assert "Mustergesellschaft" in graph.nodes["name"]
    assert "Musterinstitut für Probenkunde" not in graph.nodes["name"]


def test_a_name_of_two_institutions_joins_nothing(made: Make) -> None:
    twins = [entry(f"0{n}ttttt{n}{n}", *own("Institut für Physik"), city=f"Ort {n}") for n in (3, 4)]
    graph = made(["Institut für Physik"], *twins)
    assert list(stated(graph)) == ["organisation/institut-fuer-physik"]
    assert edges(graph, "organisation/institut-fuer-physik") == set()


def test_a_list_in_capitals_names_an_institution_without_its_umlauts(made: Make) -> None:
    names = ["MUSTERINSTITUT FUR PROBENKUNDE", "UNIVERSITAT POTSDAM"]
    found = stated(made(names, INSTITUTE, SOCIETY))
    assert sorted(found.values()) == ["Musterinstitut für Probenkunde", "Universität Potsdam"]


@pytest.mark.parametrize("acronym", ["MIP", "TUB", "HTW", "MPI"])
def test_an_acronym_of_three_letters_joins_nothing(made: Make, acronym: str) -> None:
    known = entry("05uuuuu55", *own("Technische Universität Musterstadt", ("acronym", "", acronym)))
    graph = made([acronym, "Technische Universität Musterstadt"], known)
    assert len(stated(graph)) == 2


def test_an_acronym_joins_only_where_it_is_one_institutions_in_the_whole_world(made: Make) -> None:
    abroad = entry("06vvvvv66", *own("Ailleurs"), ("acronym", "", "MIPK"), city="Lyon", country="FR")
    assert len(stated(made(["MIPK", "Sample Institute"], INSTITUTE, abroad, countries=["DE"]))) == 2


def test_a_name_of_the_vocabulary_keeps_its_meaning(made: Make) -> None:
    greedy = entry("07wwwww77", *own("Musterwerkstatt", ("acronym", "", "SIBB"), ("acronym", "", "ERASMUS")))
    graph = made(["SIBB", "Musterwerkstatt"], greedy)
    assert set(stated(graph)) == {"organisation/sibb", "organisation/musterwerkstatt"}


def test_an_institution_that_the_vocabulary_has_is_one_with_it(made: Make) -> None:
    same = entry(
        "08xxxxx88", *own("Technische Universität Berlin", ("alias", "en", "Berlin Institute of Technology")),
        city="Berlin", **related("child", "09yyyyy99"),
    )  # fmt: skip
    part = entry("09yyyyy99", *own("Zentrum für Proben"), city="Berlin")
    graph = made(["Berlin Institute of Technology", "TU Berlin", "Zentrum für Proben"], same, part)
    assert set(stated(graph)) == {"organisation/tu-berlin", "organisation/zentrum-fuer-proben"}
    assert ("part_of", "organisation/tu-berlin") in edges(graph, "organisation/zentrum-fuer-proben")
    said = graph.statements.filter(pl.col("subject") == "organisation/tu-berlin")
    assert "ror:08xxxxx88" in said["value"]


def test_an_institution_abroad_is_no_german_one_of_that_name(made: Make) -> None:
    abroad = entry("08xxxxx88", *own("Federal Ministry of Health"), city="Abuja", country="NG")
    graph = made(["Federal Ministry of Health", "BMG"], abroad)
    assert set(stated(graph)) == {"organisation/bmg"}
    assert "ror:08xxxxx88" not in graph.statements["value"]


def test_two_that_share_a_name_with_one_concept_stay_apart_from_it(made: Make) -> None:
    twins = [
        entry(
            f"0{n}zzzzz{n}{n}",
            *own("Berliner Wasserbetriebe", ("alias", "", f"Sammelstelle {n}")),
            city="Berlin",
        )
        for n in (1, 2)
    ]
    graph = made(["Berliner Wasserbetriebe", "Sammelstelle 1"], *twins)
    assert stated(graph) == {
        "organisation/bwb": "Berliner Wasserbetriebe",
        "organisation/berliner-wasserbetriebe": "Berliner Wasserbetriebe (Berlin)",
    }


def test_a_label_goes_before_an_alias_where_both_name_a_concept(made: Make) -> None:
    office = entry(
        "01qqqqq11", *own("Büro Brüssel", ("alias", "", "Deutscher Gewerkschaftsbund")), city="Brüssel"
    )
    union = entry("02rrrrr22", *own("Deutscher Gewerkschaftsbund"), city="Berlin")
    graph = made(["DGB"], office, union)
    said = graph.statements.filter(pl.col("subject") == "organisation/dgb")
    assert "ror:02rrrrr22" in said["value"]


def test_a_withdrawn_entry_is_what_replaced_it(made: Make) -> None:
    old = entry(
        "03sssss33", *own("Altes Musterinstitut"), status="withdrawn", **related("successor", "02bbbbb22")
    )
    gone = entry("03sssss33", *own("Altes Musterinstitut"), status="withdrawn")
    assert len(stated(made(["Altes Musterinstitut", "Sample Institute"], INSTITUTE, SOCIETY, gone))) == 2
    graph = made(["Altes Musterinstitut", "Sample Institute"], INSTITUTE, SOCIETY, old)
    assert list(stated(graph).values()) == ["Musterinstitut für Probenkunde"]


def test_withdrawn_entries_in_a_circle_are_passed_over(made: Make) -> None:
    circle = [
        entry(a, *own(f"Kreis {a}"), status="withdrawn", **related("successor", b))
        for a, b in (("03sssss33", "04sssss44"), ("04sssss44", "03sssss33"))
    ]
    assert len(stated(made(["Kreis 03sssss33"], *circle))) == 1


def test_a_closed_institution_is_followed_by_its_successor(made: Make) -> None:
    closed = entry(
        "03sssss33", *own("Institut der Vorzeit"), status="inactive", **related("successor", "02bbbbb22")
    )
    graph = made(["Institut der Vorzeit"], INSTITUTE, SOCIETY, closed)
    (heir,) = graph.nodes.filter(pl.col("name") == "Musterinstitut für Probenkunde")["id"]
    assert ("successor_of", next(iter(stated(graph)))) in edges(graph, heir)


def test_wholes_in_a_circle_end(made: Make) -> None:
    pair = [
        entry("01aaaaa11", *own("Eins"), **related("parent", "02bbbbb22")),
        entry("02bbbbb22", *own("Zwei"), **related("parent", "01aaaaa11")),
    ]
    assert {"Eins", "Zwei"} <= set(made(["Eins"], *pair).nodes["name"])


def test_only_the_countries_asked_for_are_known(made: Make) -> None:
    abroad = entry("06vvvvv66", *own("Institut Ailleurs"), city="Lyon", country="FR", types=["company"])
    types = [
        made(["Institut Ailleurs"], abroad, countries=countries).nodes.filter(
            pl.col("name") == "Institut Ailleurs"
        )
        for countries in (["de"], ["FR"])
    ]
    assert [frame["actor_type"].to_list() for frame in types] == [[None], ["company"]]


def test_towns_abroad_bear_their_country(made: Make) -> None:
    graph = made(
        ["Cambridge College"], entry("06vvvvv66", *own("Cambridge College"), city="Cambridge", country="US")
    )
    assert edges(graph, "organisation/cambridge-college") == {("located_in", "place/cambridge-us")}


def test_ids_stay_when_a_register_comes(made: Make) -> None:
    before = set(stated(made(["Sample Institute", "MIPK"])))
    assert before == {"organisation/sample-institute", "organisation/mipk"}
    (held,) = stated(made(["Sample Institute", "MIPK"], INSTITUTE, SOCIETY))
    assert held in before


def test_ids_stay_when_a_register_no_longer_knows_a_name(made: Make) -> None:
    made(["Sample Institute", "MIPK"])
    (held,) = stated(made(["Sample Institute", "MIPK"], INSTITUTE, SOCIETY))
    fewer = {**INSTITUTE, "names": [{"types": ["label"], "value": "Sample Institute"}]}
    assert list(stated(made(["Sample Institute"], fewer, SOCIETY))) == [held]


def test_ids_stay_when_a_register_goes(made: Make) -> None:
    (held,) = stated(made(["Sample Institute", "MIPK"], INSTITUTE, SOCIETY))
    assert held in stated(made(["Sample Institute", "MIPK"]))


def test_an_institution_keeps_its_id_when_the_register_renames_it(made: Make) -> None:
    (first,) = stated(made(["MIPK"], INSTITUTE, SOCIETY))
    assert first == "organisation/musterinstitut-fuer-probenkunde"
    renamed = entry("02bbbbb22", *own("Neues Zentrum für Proben", ("acronym", "", "MIPK")))
    assert stated(made(["MIPK"], renamed)) == {first: "Neues Zentrum für Proben"}


def test_a_build_knows_its_registers_and_notices_when_they_change(made: Make) -> None:
    made.write(["MIPK"], INSTITUTE, SOCIETY)
    graph = made.build()
    assert list(stated(graph).values()) == ["Musterinstitut für Probenkunde"]
    assert not build(workspace.read(made.folder)).changed
    first = set((made.folder / "build").glob("register-*"))
    made.write(["MIPK"], SOCIETY)
    assert list(stated(made.build()).values()) == ["MIPK"]
    second = set((made.folder / "build").glob("register-*"))
    assert (len(first), len(second), first & second) == (3, 3, set())


def test_the_same_register_gives_the_same_vocabulary(made: Make) -> None:
    first, second = (made(["MIPK"], INSTITUTE, SOCIETY) for _ in range(2))
    assert first.statements.equals(second.statements)
    assert first.nodes.equals(second.nodes)


def test_a_missing_register_is_named(made: Make) -> None:
    made.write(["MIPK"], INSTITUTE)
    (made.folder / "ror.json").unlink()
    with pytest.raises(ConfigError, match=r"the register ror\.json does not exist"):
        made.build()


def test_what_is_no_register_is_named_by_the_build(made: Make) -> None:
    made.write(["MIPK"], INSTITUTE)
    (made.folder / "ror.json").write_text("Name;Ort\n", encoding="utf-8")
    with pytest.raises(SourceError, match="no register of institutions"):
        made.build()


def test_a_workspace_without_registers_has_no_digest(made: Make) -> None:
    made.write(["MIPK"])
    opened = workspace.read(made.folder)
    assert registers.digest(opened) == ""
    assert registers.extended(opened, [], shipped(), {}) is shipped()


@pytest.mark.shared
def test_the_shared_extract_knows_germanys_institutions(made: Make, shared: Path) -> None:
    for table in ("names", "relations"):
        shutil.copy(shared / "registers" / f"ror_germany_{table}.csv", made.folder)
    made.write(
        ["Technische Universität Dresden", "TU Dresden", "TUD Dresden University of Technology", "MPI"]
    )
    config, files = made.folder / "synergraph.toml", '["ror_germany_names.csv", "ror_germany_relations.csv"]'
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("registers = []", f"registers = {files}"), encoding="utf-8")
    assert sorted(stated(made.build()).values()) == ["MPI", "Technische Universität Dresden"]
