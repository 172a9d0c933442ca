"""Files of ROR in every layout, whole and broken."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.errors import SourceError
from synergraph.graph.registers.ror import is_register, records
from synergraph.graph.registers.ror_records import Name, Record, ror_id

ENTRIES = [
    {
        "id": "https://ror.org/01aaaaa11",
        "names": [
            {"value": "Musterinstitut für Probenkunde", "types": ["label"], "lang": "de"},
            {"value": "Sample Institute", "types": ["label", "ror_display"], "lang": "en"},
            {"value": "MUSTER", "types": ["acronym"], "lang": None},
            {"value": "Institut Muster", "types": ["alias"], "lang": "de"},
        ],
        "types": ["funder", "facility"],
        "status": "active",
        "locations": [{"geonames_details": {"name": "Potsdam", "country_code": "DE"}}],
        "links": [{"type": "website", "value": "https://muster.example"}],
        "relationships": [
            {"type": "parent", "id": "https://ror.org/02bbbbb22", "label": "Mustergesellschaft"},
            {"type": "Successor", "id": "https://ror.org/03ccccc33", "label": "Neues Institut"},
            {"type": "related", "id": "https://ror.org/04ddddd44", "label": "Freunde"},
        ],
    },
    {"id": "https://ror.org/02bbbbb22", "names": [{"value": "Mustergesellschaft", "types": ["ror_display"]}]},
]
FIRST = Record(
    "01aaaaa11",
    (
        Name("Musterinstitut für Probenkunde", "de", "label"), Name("Sample Institute", "en", "label"),
        Name("MUSTER", "", "acronym"), Name("Institut Muster", "de", "alias"),
    ),
    (("01aaaaa11", "part_of", "02bbbbb22"), ("03ccccc33", "successor_of", "01aaaaa11")),
    "research", "active", "Potsdam", "DE", "https://muster.example",
)  # fmt: skip
DUMP = (
    "id,links.type.website,locations.geonames_details.country_code,locations.geonames_details.name,"
    "names.types.acronym,names.types.alias,names.types.label,names.types.ror_display,ror_display_lang,"
    "relationships,status,types\n"
    "https://ror.org/01aaaaa11,https://muster.example,DE,Potsdam,no_lang_code: MUSTER,de: Institut Muster,"
    "de: Musterinstitut für Probenkunde; en: Sample Institute,Sample Institute,en,"
    '"parent: https://ror.org/02bbbbb22; successor: https://ror.org/03ccccc33; '
    'related: https://ror.org/04ddddd44",active,funder; facility\n'
)
NAMES = (
    "ror_id,name,lang,kind,city,types,status\n"
    "https://ror.org/01aaaaa11,Sample Institute,en,ror_display,Potsdam,facility|funder,active\n"
    "kein ROR,Ohne Kennung,,label,Potsdam,,active\n"
    "https://ror.org/01aaaaa11,MUSTER,,acronym,Potsdam,facility|funder,active\n"
)
RELATIONS = (
    "ror_id,type,other_id,other_label\n"
    "https://ror.org/02bbbbb22,Child,https://ror.org/01aaaaa11,Sample Institute\n"
    "https://ror.org/01aaaaa11,related,https://ror.org/04ddddd44,Freunde\n"
)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "ror.json"
    path.write_text(json.dumps(ENTRIES, indent=1), encoding="utf-8")
    return path


def test_json_tells_names_links_seat_and_type(dump: Path) -> None:
    assert is_register(dump)
    assert list(records(dump)) == [FIRST, Record("02bbbbb22", (Name("Mustergesellschaft", "", "label"),))]


def test_packed_files_are_the_same(dump: Path, tmp_path: Path) -> None:
    packed, archive = tmp_path / "ror.json.gz", tmp_path / "ror.zip"
    packed.write_bytes(gzip.compress(dump.read_bytes()))
    with zipfile.ZipFile(archive, "w") as handle:
        handle.writestr("v1-ror-data.json", "[]")
        handle.writestr("v1-ror-data_schema_v2.csv", DUMP)
        handle.writestr("v1-ror-data_schema_v2.json", dump.read_bytes())
    assert is_register(packed)
    assert is_register(archive)
    assert list(records(packed)) == list(records(archive)) == list(records(dump))


def test_the_csv_of_the_dump_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "ror.csv"
    path.write_text(DUMP, encoding="utf-8-sig")
    (found,) = records(path)
    assert is_register(path)
    assert set(found.names) == set(FIRST.names)
    assert found._replace(names=()) == FIRST._replace(names=())


def test_small_tables_tell_names_and_relations_apart(tmp_path: Path) -> None:
    names, relations = tmp_path / "namen.csv", tmp_path / "beziehungen.csv"
    names.write_text(NAMES, encoding="utf-8")
    relations.write_text(RELATIONS, encoding="utf-8")
    assert is_register(names)
    assert is_register(relations)
    assert [(r.ror, *r.names, r.actor_type) for r in records(names)] == [
        ("01aaaaa11", Name("Sample Institute", "en", "label"), "research"),
        ("01aaaaa11", Name("MUSTER", "", "acronym"), "research"),
    ]
    assert [link for r in records(relations) for link in r.links] == [("01aaaaa11", "part_of", "02bbbbb22")]


def test_a_large_file_is_read_piece_by_piece(tmp_path: Path) -> None:
    path = tmp_path / "ror.json"
    many = [{**ENTRIES[0], "id": f"https://ror.org/0{n:06d}00"} for n in range(2500)]
    path.write_text(json.dumps(many, indent=2), encoding="utf-8")
    assert path.stat().st_size > 2 << 20
    assert len({record.ror for record in records(path)}) == 2500


def test_bad_entries_do_not_harm_good_ones(tmp_path: Path) -> None:
    path = tmp_path / "ror.json"
    bad = [
        None, 7, {}, {"id": None, "names": None}, {"id": "https://ror.org/05eeeee55", "names": [3, {}], "types": 1},
        {"id": "https://ror.org/06fffff66", "locations": [None, {"geonames_details": None}], "relationships": {}},
    ]  # fmt: skip
    path.write_text(json.dumps([*bad, ENTRIES[0]]), encoding="utf-8")
    assert [record for record in records(path) if record.names] == [FIRST]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("liste.csv", b"Organisation;Ort\nMusterwerk;Berlin\n"),
        ("leer.json", b""),
        ("anders.json", b'[{"id": 1, "name": "Musterwerk"}]'),
        ("kaputt.zip", b"PK\x03\x04 kein Archiv"),
        ("kaputt.json.gz", b"\x1f\x8b kein gzip"),
        ("bytes.csv", b"\xff\xfe\x00\x9d"),
    ],
)
def test_what_is_no_register_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert not is_register(path)
    with pytest.raises(SourceError, match=name) as error:
        list(records(path))
    assert "ROR" in error.value.hint


def test_an_archive_without_a_table_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bilder.zip"
    with zipfile.ZipFile(path, "w") as handle:
        handle.writestr("bild.png", b"")
    assert not is_register(path)
    with pytest.raises(SourceError, match="neither JSON nor CSV"):
        list(records(path))


def test_a_file_that_is_missing_is_no_register(tmp_path: Path) -> None:
    assert not is_register(tmp_path / "fehlt.json")


@given(cut=st.integers(min_value=40, max_value=1200))
def test_a_dump_that_breaks_off_gives_what_it_has_and_then_says_so(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    whole = json.dumps([ENTRIES[0], ENTRIES[0]])
    path = tmp_path_factory.mktemp("cut") / "ror.json"
    path.write_text(whole[: min(cut, len(whole) - 1)], encoding="utf-8")
    found = []
    with pytest.raises(SourceError, match=r"ror\.json"):
        found.extend(records(path))


@given(st.binary(max_size=200), st.sampled_from(["a.json", "a.csv", "a.zip", "a.json.gz"]))
def test_no_bytes_end_in_anything_but_a_source_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    path = tmp_path_factory.mktemp("bytes") / name
    path.write_bytes(content)
    if not is_register(path):
        with pytest.raises(SourceError):
            list(records(path))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://ror.org/03v4gjf40", "03v4gjf40"), ("ror:03v4gjf40", "03v4gjf40"), ("03v4gjf40", "03v4gjf40"),
        ("https://ror.org/", ""), ("pic:999513221", ""), (None, ""),
    ],
)  # fmt: skip
def test_an_id_is_found_however_it_is_written(text: object, found: str) -> None:
    assert ror_id(text) == found


@pytest.mark.shared
def test_the_shared_extract_has_two_thousand_institutions(shared: Path) -> None:
    names = list(records(shared / "registers" / "ror_germany_names.csv"))
    links = list(records(shared / "registers" / "ror_germany_relations.csv"))
    assert len({record.ror for record in names}) == 2045
    assert sum(len(record.links) for record in links) == 1870
