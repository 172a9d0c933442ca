"""identities.csv: which id a thing got when it was first seen."""

from pathlib import Path

from synergraph.graph.tables import read_identities, write_identities


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
