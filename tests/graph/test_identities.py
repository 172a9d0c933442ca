"""identities.csv: which id a thing got when it was first seen."""

from pathlib import Path

import pytest

from synergraph.errors import ConfigError
from synergraph.graph.tables import read_identities, read_names, write_identities


def test_without_a_file_nothing_is_known(tmp_path: Path) -> None:
    assert read_identities(tmp_path) == {}


def test_identities_come_back_in_their_order(tmp_path: Path) -> None:
    rows = [
        ("project", "haus", "project/haus", "Haus"),
        ("project", "haus2", "project/haus", ""),
        ("topic", "a", "topic/b", ""),
    ]
    write_identities(tmp_path, rows)
    assert list(read_identities(tmp_path).items()) == [
        ((kind, key), identifier) for kind, key, identifier, _ in rows
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["identities.csv"]


def test_a_name_beside_identifiers_is_that_of_one_id_and_no_entry_of_its_own(tmp_path: Path) -> None:
    rows = [
        ("project", "cordis:1", "project/haus", "Haus"),
        ("project", "cordis:2", "project/tor", "Tor"),
        ("project", "cordis:3", "project/tor-2", "TOR"),
        ("project", "dach", "project/dach", "Dach"),
        ("project", "cordis:4", "project/dach", "Dach"),
        ("project", "cordis:5", "project/x", ""),
    ]
    assert read_names(tmp_path, ()) == {}
    write_identities(tmp_path, rows)
    assert read_names(tmp_path, ["cordis:2"]) == {("project", "haus"): "project/haus"}
    assert read_names(tmp_path, [f"cordis:{n}" for n in range(6)]) == {}


def test_columns_may_stand_in_any_order_and_rows_may_be_short(tmp_path: Path) -> None:
    text = "\ufeffid,name,kind,key\nproject/haus,Haus,project,haus\n\ntopic/b,,topic\n"
    (tmp_path / "identities.csv").write_text(text, encoding="utf-8")
    assert read_identities(tmp_path) == {("project", "haus"): "project/haus", ("topic", ""): "topic/b"}


def test_a_name_that_is_not_said_again_stays(tmp_path: Path) -> None:
    write_identities(tmp_path, [("project", "haus", "project/haus", "Haus")])
    write_identities(tmp_path, [("project", "haus", "project/haus", ""), ("topic", "a", "topic/a", "A")])
    text = (tmp_path / "identities.csv").read_text(encoding="utf-8")
    assert text == "kind,key,id,name\nproject,haus,project/haus,Haus\ntopic,a,topic/a,A\n"


@pytest.mark.parametrize("content", [b"kind,id\nproject,project/haus\n", b"kind,key,id\n\xff,a,b\n", b""])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "identities.csv").write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        read_identities(tmp_path)
    assert caught.value.place == "identities.csv" and caught.value.hint
