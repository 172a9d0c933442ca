"""What a map may say, and what the error says when it is wrong."""

import pytest

from synergraph.errors import ConfigError, SourceError

TABLE = "Projekt;Status;Partner\nHafenkran;laufend;Werk A\n"
START = 'map.kind = "project"\nmap.name = "Projekt"\n'


@pytest.mark.parametrize(
    ("toml", "message", "hint"),
    [
        ('delimeter = ";"', "unknown key “delimeter”", "delimiter"),
        ('map.knid = "project"', "unknown key “knid”", "kind"),
        ('map.name = "Projekt"', "a map needs “kind”", 'kind = "project"'),
        ('map.kind = "project"', "a map needs “name”", "title of the column"),
        ('map.kind = "projekt"\nmap.name = "Projekt"', "unknown kind “projekt”", "did you mean “project”"),
        (START + 'map.attributes.statsu = "Status"', "unknown key “statsu”", "did you mean “status”"),
        (START + 'map.attributes.attendance = "Status"', "unknown key “attendance”", "valid: "),
        (START + "map.attributes.status = 3", "“3” must be a table", "column"),
        (START + "map.edges = {}", "edges are written as", "double"),
        (START + 'map.edges = [{ edge = "participate_in" }]', "unknown edge “participate_in”", "participates_in"),
        (START + 'map.edges = [{ edge = "part_of", kind = "programme" }]', "needs a column", "column ="),
        (START + 'map.edges = [{ edge = "part_of", kind = "topic", column = "Partner" }]', "does not join project and topic", "runs from"),
        (START + 'map.edges = [{ edge = "part_of", kind = "programme", column = "Partner", direction = "up" }]', "unknown direction “up”", "out"),
        (START + 'map.edges = [{ edge = "part_of", kind = "programme", column = "Partner", role = "lead" }]', "has no “role”", "since"),
        (
            START + 'map.edges = [{ edge = "participates_in", kind = "organisation", column = "Partner", role = "Partner-Rolle" }]',
            "unknown role “Partner-Rolle”", "for a column write role =",
        ),
        (START + 'map.attributes.status = { column = "Status", values = { ok = "läuft so" } }', "“läuft so” is no value of status", ""),
        (START + 'map.attributes.status = { value = "x", column = "Status" }', "either a column or a value", "value ="),
        (START + 'map.attributes.volume = { column = "Status", factor = "viel" }', "“factor” must be a number", "1000"),
        (START + 'map.attributes.volume = { column = "Status", factor = inf }', "“factor” must be a number", "1000"),
        (START + 'map.key = { column = "Status" }', "a key needs a column and a scheme", "scheme"),
        (START + "map.header_row = -1", "must be a number of a row", "header_row = 3"),
        (START + "map.header_row = 99", "there is no row 99", "at most"),
        ('language = "fr"', "unknown language “fr”", "de"),
        ('encoding = "klingonisch"', "unknown encoding", "utf-8"),
        ('delimiter = ";;"', "cannot separate columns", "delimiter ="),
        ("map = 3", "a map is written as", "load-tables"),
    ],
)  # fmt: skip
def test_a_wrong_map_is_named_with_what_to_write(read, toml: str, message: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(TABLE, toml)
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.place.startswith("tabelle.csv")


def test_missing_columns_are_all_named_with_the_closest_titles(read) -> None:
    with pytest.raises(ConfigError) as caught:
        read(TABLE, START.replace('"Projekt"', '"Projekte"') + 'map.attributes.end = "Laufzeitende"')
    assert "“Projekte”, “Laufzeitende”" in caught.value.message
    assert "did you mean “Projekt”?" in caught.value.hint


def test_the_place_of_an_edge_is_named(read) -> None:
    with pytest.raises(ConfigError) as caught:
        read(TABLE, START + 'map.edges = [{ edge = "part_of", kind = "programm", column = "Partner" }]')
    assert caught.value.place == "tabelle.csv, map, edge “part_of”"


def test_a_missing_sheet_is_named(read) -> None:
    with pytest.raises(ConfigError, match="no sheet “Projekt”") as caught:
        read({"Projekte": [["Projekt"], ["Kran"]]}, 'sheet = "Projekt"\n' + START)
    assert "“Projekte”" in caught.value.hint


def test_one_line_is_no_table(read) -> None:
    with pytest.raises(SourceError, match="here is one line: “Interner Fehler 500”"):
        read("Interner Fehler 500\n", START)


def test_a_table_that_does_not_speak_for_itself_needs_a_map(read) -> None:
    with pytest.raises(ConfigError, match="needs a map") as caught:
        read("FKZ;Thema;Ort;Summe\n1;Kran;Berlin;5\n")
    assert 'name = "FKZ"' in caught.value.hint
