"""Rows that count, things without a name, joined columns, links, and facts that are stated once."""

import gzip
from pathlib import Path

import pytest

from synergraph.errors import ConfigError, SourceError
from synergraph.loaders import guess
from synergraph.loaders.table.text import delimiter_of

MAP = 'map.kind = "organisation"\nmap.name = "Wer"\n'
LINKS = (
    'map.from = "Von"\nmap.to = "Nach"\nmap.edge = { column = "Art", values = { macht = "participates_in" } }\n'
    'map.things = { file = "dinge.csv", id = "Nr", name = "Name", kind = { column = "Was" } }\n'
)


def test_rows_that_do_not_count_are_named_with_the_reason(read) -> None:
    loaded = read(
        "Wer;Gewicht\nWerk A;100\nWerk B;0\n", MAP + 'map.when = { column = "Gewicht", is_not = "0" }'
    )
    assert [s.value for s in loaded.statements] == ["Werk A"]
    assert [(s.place, s.reason) for s in loaded.skipped] == [
        ("tabelle.csv, row 3", "“Gewicht” is “0”, which the map leaves out (when)")
    ]


def test_an_edge_may_hold_for_some_rows_only(read) -> None:
    edge = '{{ edge = "{}", kind = "topic", column = "Was", when = {{ column = "Art", is = ["{}"] }} }}'
    toml = MAP + f"map.edges = [{edge.format('offers', 'biete')}, {edge.format('seeks', 'SUCHE')}]"
    loaded = read("Wer;Art;Was\nWerk A;Biete;Kran\nWerk B;suche;Halle\nWerk C;?;Tor\n", toml)
    edges = [(s.subject.name, s.predicate, s.object.name) for s in loaded.statements if s.object]
    assert edges == [("Werk A", "offers", "Kran"), ("Werk B", "seeks", "Halle")]
    assert loaded.used == 3
    assert "Art: Biete" in next(s for s in loaded.statements if s.object).evidence.quote


@pytest.mark.parametrize(
    "when", ['{ column = "Art" }', '{ is = ["x"] }', '{ column = "Art", is = "x", is_not = "y" }']
)
def test_a_condition_needs_a_column_and_words(read, when: str) -> None:
    with pytest.raises(ConfigError, match="it needs a column, and either") as caught:
        read("Wer;Art\nA;x\n", MAP + f"map.when = {when}")
    assert caught.value.place.endswith("when")


def test_a_thing_may_go_by_its_identifier(read) -> None:
    toml = 'map.kind = "project"\nmap.key = { column = "FKZ", scheme = "fkz" }\n'
    toml += 'map.edges = [{ edge = "has_topic", kind = "topic", column = "Wort" }]'
    loaded = read("FKZ;Wort\n01A;Kran\n;Halle\n", toml)
    assert {s.subject for s in loaded.statements if s.object} == {("project", "01A", "fkz:01A")}
    assert "“FKZ”" in loaded.skipped[0].reason


def test_an_identifier_that_is_a_web_address_is_its_last_part(read) -> None:
    loaded = read(
        "Wer;ROR\nWerk A;https://ror.org/01abc\n", MAP + 'map.key = { column = "ROR", scheme = "ror" }'
    )
    assert loaded.statements[0].subject.key == "ror:01abc"


def test_columns_are_joined_and_values_prefixed(read) -> None:
    toml = 'map.kind = "person"\nmap.name = { column = ["Vor", "Nach"], join = " " }\n'
    toml += 'map.attributes.identifier = { column = "Nr", prefix = "nr:" }'
    loaded = read("Vor;Nach;Nr\nErika;Beispiel;7\n;Muster;\n", toml)
    assert [(s.predicate, s.value) for s in loaded.statements] == [
        ("name", "Erika Beispiel"), ("identifier", "nr:7"), ("name", "Muster"),
    ]  # fmt: skip
    assert loaded.statements[0].evidence.quote == "Vor: Erika; Nach: Beispiel"


def test_a_word_may_mean_nothing(read) -> None:
    toml = 'map.kind = "project"\nmap.name = "P"\nmap.attributes.volume = { column = "V", values = { "0" = "" } }'
    loaded = read("P;V\nKran;0\nHalle;5\n", toml)
    assert [(s.subject.name, s.value) for s in loaded.statements if s.predicate == "volume"] == [
        ("Halle", "5")
    ]
    assert loaded.notes == []


def test_a_fact_is_stated_once_and_its_rows_are_used(read) -> None:
    toml = (
        MAP
        + 'map.attributes.state = "Land"\nmap.edges = [{ edge = "located_in", kind = "place", column = "Ort" }]'
    )
    loaded = read("Wer;Land;Ort\nWerk A;BE;Berlin\nWerk A;BE;Berlin\nWerk A;BB;Berlin\n", toml)
    assert loaded.used == loaded.rows == 3
    said = [(s.predicate, s.value, s.evidence.row) for s in loaded.statements]
    assert said == [
        ("name", "Werk A", 2), ("state", "BE", 2), ("located_in", "", 2),
        ("name", "Werk A", 3), ("state", "BB", 4),
    ]  # fmt: skip


def test_edges_with_qualifiers_are_stated_for_every_row(read) -> None:
    toml = (
        MAP + 'map.edges = [{ edge = "participates_in", kind = "project", column = "P", amount = "Summe" }]'
    )
    loaded = read("Wer;P;Summe\nWerk A;Kran;5\nWerk A;Kran;7\n", toml)
    assert [s.amount for s in loaded.statements if s.object] == [5.0, 7.0]


def test_links_between_things_of_another_file(read, tmp_path: Path) -> None:
    (tmp_path / "dinge.csv").write_text(
        "Nr;Name;Was\n1;Werk A;Organisation\n2;Kran;Projekt\n", encoding="utf-8"
    )
    loaded = read("Von;Nach;Art\n2;1;macht\n1;2;kennt\n1;9;macht\n1;;macht\n1;1;macht\n", LINKS)
    edges = [(s.subject.name, s.predicate, s.object.name) for s in loaded.statements if s.object]
    assert edges == [("Werk A", "participates_in", "Kran")]
    assert [s.reason for s in loaded.skipped] == [
        "“kennt” is no edge; say by “values” what it means", "“9” is none of the described things",
        "names one end only", "no participates_in joins organisation and organisation",
    ]  # fmt: skip


def test_links_need_their_things(read) -> None:
    with pytest.raises(SourceError) as caught:
        read("Von;Nach;Art\n1;2;macht\n", LINKS)
    assert caught.value.place.endswith("dinge.csv")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('map.to = "Nach"\n', ""), "needs “to”"),
        (("participates_in", "participate"), "unknown edge “participate”"),
        (('id = "Nr", ', ""), "the things need “id”"),
    ],
)
def test_a_wrong_map_of_links_is_named(read, change: tuple[str, str], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        read("Von;Nach;Art\n1;2;macht\n", LINKS.replace(*change))


def test_a_packed_table_is_read_as_it_is(read) -> None:
    packed = gzip.compress(b"Wer\nWerk A\nWerk B\n")
    assert [s.value for s in read(packed, MAP).statements] == ["Werk A", "Werk B"]
    with pytest.raises(SourceError, match="gzip archive is damaged"):
        read(packed[:-6], MAP)


def test_the_loader_of_a_packed_file_goes_by_the_suffix_before() -> None:
    assert guess(Path("a.csv.gz")) == "table"
    with pytest.raises(SourceError, match="no loader reads"):
        guess(Path("a.gz"))


def test_prose_in_quotes_does_not_outvote_the_separator() -> None:
    prose = "one, two,\nthree, four,\nfive, six"
    assert delimiter_of(f'"a";"b"\n"1";"{prose}"\n"2";"{prose}, seven"\n') == ";"


def test_a_word_that_no_edge_takes_is_named_with_its_row(read) -> None:
    edge = '{{ edge = "{}", kind = "topic", column = "Was", when = {{ column = "Art", is = ["{}", "beides"] }} }}'
    toml = MAP + f"map.edges = [{edge.format('offers', 'biete')}, {edge.format('seeks', 'suche')}]"
    loaded = read("Wer;Art;Was\nA;Biete;Kran\nB;Beides;Halle\nC;Tausch;Tor\nD;;Dach\nE;Tausch;\n", toml)
    edges = [(s.subject.name, s.predicate) for s in loaded.statements if s.object]
    assert edges == [("A", "offers"), ("B", "offers"), ("B", "seeks")]
    assert loaded.notes == [
        "tabelle.csv, row 4, column “Art”: “Tausch” is no word by which the map joins anything (when)",
        "tabelle.csv, row 5, column “Art”: a blank cell is no word by which the map joins anything (when)",
    ]


def test_a_single_edge_for_some_rows_leaves_the_others_be(read) -> None:
    edge = '{ edge = "offers", kind = "topic", column = "Was", when = { column = "Art", is = "biete" } }'
    assert read("Wer;Art;Was\nA;Suche;Kran\n", MAP + f"map.edges = [{edge}]").notes == []


def test_a_refusal_in_a_ticked_column_is_no_tick(read) -> None:
    toml = MAP + 'map.edges = [{ edge = "takes_part", kind = "event", ticked = ["Auftakt"] }]'
    loaded = read("Wer;Auftakt\nA;x\nB;Abgesagt\nC;nein\nD;vielleicht\n", toml)
    assert [s.subject.name for s in loaded.statements if s.object] == ["A"]
    assert len(loaded.notes) == 1 and "vielleicht" in loaded.notes[0]
