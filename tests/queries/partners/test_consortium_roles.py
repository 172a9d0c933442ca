"""Roles as people write them, in a line or a file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.errors import SynergraphError, UsageError
from synergraph.queries.partners.roles import Role, read_role, read_roles
from synergraph.queries.partners.wish import Wish

LINE = "Anbieter: Laserschweißen; Typ=Unternehmen; Ort=Berlin | Potsdam"
READ = Role(
    "Anbieter", "Laserschweißen", (("actor_type", ("Unternehmen",)), ("place", ("Berlin", "Potsdam")))
)


def test_a_line_says_name_description_and_filters() -> None:
    assert read_role(LINE) == READ
    assert read_role("lead") == Role("lead")
    assert read_role("user: ; size=KMU").asks == (("size_class", ("1_9", "10_49", "50_249")),)


def test_a_role_wishes_for_any_of_its_values() -> None:
    assert [(w.actor_type, w.place) for w in READ.wishes(Wish(novelty=0.5))] == [
        ("Unternehmen", "Berlin"),
        ("Unternehmen", "Potsdam"),
    ]
    assert READ.wishes(Wish(novelty=0.5), without="place") == [Wish(actor_type="Unternehmen", novelty=0.5)]
    assert read_role("lead").wishes(Wish()) == [Wish()]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "no name"),
        (" : x", "no name"),
        ("type=company", "no name"),
        ("a; typ", "no value"),
        ("a; tpye=x", "type"),
    ],
)
def test_what_is_no_role_is_an_error(line: str, message: str) -> None:
    with pytest.raises(UsageError) as error:
        read_role(line)
    assert message in str(error.value)


@given(st.text(max_size=60))
def test_no_line_ends_in_another_error(line: str) -> None:
    try:
        assert read_role(line).name
    except SynergraphError as error:
        assert error.hint


def test_files_of_lines_and_tables_say_the_same(tmp_path: Path) -> None:
    lines, tables = tmp_path / "roles.txt", tmp_path / "roles.toml"
    lines.write_text(f"# wer fehlt\n\n{LINE}\n", encoding="utf-8")
    tables.write_text(
        '[[role]]\nname = "Anbieter"\ndescription = "Laserschweißen"\n'
        'type = "Unternehmen"\nplace = ["Berlin", "Potsdam"]\n',
        encoding="utf-8",
    )
    assert read_roles(lines) == read_roles(tables) == [READ]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.txt", "lead\n\ntype=x\n", "a.txt, line 3"),
        ("a.txt", "# nothing\n", "a.txt"),
        ("a.toml", "[[role]]\n", "a.toml, role 1"),
        ("a.toml", "role = 1", "a.toml"),
        ("a.toml", "= 1", "a.toml"),
        ("a.toml", '[[role]]\nname = "x"\nplace = ""\n', "a.toml, role 1"),
    ],
)
def test_an_error_says_where_in_the_file(tmp_path: Path, name: str, text: str, place: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        read_roles(file)
    assert error.value.place == place
    assert error.value.hint


def test_a_file_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read"):
        read_roles(tmp_path / "none.txt")
    (tmp_path / "x.txt").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(UsageError, match="cannot read"):
        read_roles(tmp_path / "x.txt")
