"""Syntaxes, broken files, and files that would harm."""

import gzip
import json
import socket
from pathlib import Path

import pyoxigraph as ox
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest import mark, raises

from synergraph.errors import SourceError
from synergraph.loaders import rdf
from synergraph.loaders.rdf import files
from synergraph.ontology import shipped
from synergraph.statements import Source
from tests.loaders.rdf.conftest import PREFIXES, Load, facts, loaded

LIST = 'ex:p a schema:Project ; schema:name "Lernfabrik \\"zwei\\"", "Übung"@de ; schema:funder [ a schema:FundingScheme ; schema:name "D" ] .'
XML = """<?xml version="1.0"?>{head}
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/">{body}</rdf:RDF>"""
PROJECT = '<s:Project rdf:about="https://data.example.org/p"><s:name>{}</s:name></s:Project>'
SYNTAXES = [
    (".nt", ox.RdfFormat.N_TRIPLES),
    (".nq", ox.RdfFormat.N_QUADS),
    (".trig", ox.RdfFormat.TRIG),
    (".jsonld", ox.RdfFormat.JSON_LD),
    (".rdf", ox.RdfFormat.RDF_XML),
    (".owl", ox.RdfFormat.RDF_XML),
]


@mark.parametrize(("suffix", "syntax"), SYNTAXES)
@mark.parametrize("packed", [False, True])
def test_every_syntax_says_the_same(tmp_path: Path, suffix: str, syntax: ox.RdfFormat, packed: bool) -> None:
    quads = ox.parse((PREFIXES + LIST).encode(), format=ox.RdfFormat.TURTLE)
    data = ox.serialize((quad.triple for quad in quads), format=syntax) or b""
    path = tmp_path / (f"list{suffix}.gz" if packed else f"list{suffix}")
    path.write_bytes(gzip.compress(data, mtime=0) if packed else data)
    assert facts(loaded(path)) == {
        ("Übung", "name", "Übung"),
        ("Übung", "alias", 'Lernfabrik "zwei"'),
        ("Übung", "funded_by", "D"),
        ("D", "name", "D"),
    }


def test_named_graphs_of_others_are_read(load: Load) -> None:
    assert facts(load(f"ex:g {{ {LIST} }} ex:h {{ {LIST} }}", "list.trig")) == facts(load(LIST))


def test_an_ontology_file_may_be_turtle_and_a_text_have_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "list.owl"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path.write_text("# mine\n" + PREFIXES + LIST, encoding=encoding)
        assert ("Übung", "funded_by", "D") in facts(loaded(path))


@mark.parametrize(
    ("declared", "written"),
    [
        ("ISO-8859-1", "iso-8859-1"),
        ("iso-8859-15", "iso-8859-15"),
        ("Windows-1252", "cp1252"),
        ("utf8", "utf-8"),
        ("ISO-8859-1", "utf-8-sig"),
        ("UTF-16", "utf-16"),
        ("utf-16", "utf-8"),
    ],
)
def test_xml_is_read_in_the_encoding_it_declares(tmp_path: Path, declared: str, written: str) -> None:
    text = XML.format(head="", body=PROJECT.format("Straßenbau &#252;ber Öl"))
    path = tmp_path / "list.rdf"
    path.write_bytes(text.replace("?>", f" encoding='{declared}' ?>", 1).encode(written))
    assert facts(loaded(path)) == {("Straßenbau über Öl", "name", "Straßenbau über Öl")}


@mark.parametrize(
    ("declared", "message"),
    [
        ("klingon", "its encoding “klingon” is not known"),
        ("rot13", "is not known"),
        ("unicode_escape", "is not known"),
        ("utf-7", "is not known"),
        ("x\0y", "is not known"),
        ("US-ASCII", "line 2: is no ascii text"),
        ("UTF-8", "line 2: is no UTF-8 text"),
    ],
)
def test_xml_in_an_encoding_that_is_not_known_is_refused(load: Load, declared: str, message: str) -> None:
    text = XML.format(head="", body=PROJECT.format("Straße")).replace("?>", f' encoding="{declared}"?>', 1)
    with raises(SourceError, match=message) as caught:
        load(text.encode("iso-8859-1"), "list.rdf")
    assert "UTF-8" in caught.value.hint


def test_entities_are_refused_in_any_encoding(load: Load) -> None:
    head = '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    text = XML.format(head=head, body=PROJECT.format("&e;")).replace("?>", ' encoding="ISO-8859-1"?>', 1)
    with raises(SourceError, match="entity “e”"):
        load(text.encode("iso-8859-1"), "list.rdf")


@mark.parametrize(
    ("name", "good", "bad", "place"),
    [
        ("list.nt", '<x:p> <https://schema.org/name> "P" .', "<x:p> <x:q r> .", "list.nt, line 2, column 7"),
        ("list.nq", '<x:p> <https://schema.org/name> "P" <x:g> .', "no", "list.nq, line 2, column 1"),
    ],
)
def test_bad_lines_are_named_and_good_ones_kept(
    load: Load, name: str, good: str, bad: str, place: str
) -> None:
    kind = "<x:p> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Project> ."
    result = load(f"{good}\n{bad}\n{kind}\n", name)
    assert facts(result) == {("P", "name", "P")}
    assert [skipped.place for skipped in result.skipped] == [place]


def test_turtle_is_read_on_behind_a_fault(load: Load) -> None:
    result = load(f"{LIST}\nex:q a nowhere:Thing .\nex:r a schema:Project ; schema:name 'R' .")
    assert {"Übung", "R"} <= {s.subject.name for s in result.statements}
    assert [s.place for s in result.skipped] == ["list.ttl, line 12, column 8"]


RELATIVE = '<{}> a <https://schema.org/Organization> ; <https://schema.org/name> "{}" .'
RELATIVE_JSON = (
    '{{"@context": {{"@vocab": "https://schema.org/"}}, "@id": "{}", "@type": "Organization", "name": "{}"}}'
)


@mark.parametrize("iri", ["org/1", "/org/1", "../x", "../../../x", "?q", "#me", ""])
@mark.parametrize(("suffix", "text"), [("ttl", RELATIVE), ("jsonld", RELATIVE_JSON)])
def test_relative_iris_of_two_sources_are_two_things(
    tmp_path: Path, iri: str, suffix: str, text: str
) -> None:
    keys = set()
    for name in ("Werk A", "Werk B"):
        path = tmp_path / f"{name}.{suffix}"
        path.write_text(text.format(iri, name), encoding="utf-8")
        keys |= {s.subject.key for s in rdf.load(Source(path, name, "rdf"), shipped()).statements}
    assert len(keys) == 2
    assert all(key.startswith("iri:https://Werk%20") for key in keys)


def test_a_relative_address_is_no_homepage(load: Load) -> None:
    result = load('ex:p a schema:Project ; schema:name "P" ; schema:url <seite.html> .')
    assert facts(result) == {("P", "name", "P")}
    assert (
        "schema:url: is a relative address; write the whole one, https://…; kept in RDF only" in result.notes
    )


def test_a_base_of_the_file_counts(load: Load) -> None:
    result = load("@base <https://data.example.org/x/> . " + RELATIVE.format("org/1", "Werk A"))
    assert [s.subject.key for s in result.statements] == ["iri:https://data.example.org/x/org/1"]


def test_evidence_finds_the_line_of_a_relative_iri(load: Load) -> None:
    assert [s.evidence.line for s in load(RELATIVE.format("/org/1", "Werk A")).statements] == [11]


@mark.parametrize(
    ("name", "text", "message"),
    [
        ("list.jsonld", '{"@id": "x:p",\n "a": [}', r"is no JSON: .*\n"),
        ("list.jsonld", '{"@id": "x:p", "@type": 5, "x:a": 1}', "is no JSON-LD"),
        ("list.rdf", XML.format(head="", body="<s:Project>"), "line 2, column .*is no XML: mismatched tag"),
        ("list.rdf", "<html><p>Seite</p></html>", "no RDF/XML"),
        ("list.ttl", "Liste;Projekt\n1;Hafenkran\n", "line 11, column 1: this is no Turtle"),
        ("list.ttl", b"\xfc\n", "line 1: is no UTF-8 text"),
        ("list.ttl.gz", b"\x1f\x8bnothing", "gzip archive is damaged"),
        ("list.txt.gz", gzip.compress(b"x", mtime=0), "is no suffix of RDF"),
        ("list.ttl", "", "holds no triple"),
    ],
)
def test_what_is_no_rdf_is_refused_with_its_place(
    load: Load, name: str, text: str | bytes, message: str
) -> None:
    with raises(SourceError, match=message) as caught:
        load(text, name)
    assert caught.value.place.startswith(name)
    assert caught.value.hint


def test_nothing_is_fetched_from_the_network(load: Load) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/context"
        scoped = {"@vocab": "https://schema.org/", "name": {"@id": "x:n", "@context": address}}
        for context in (address, [{"@vocab": "x:"}, address], {"@import": address}, scoped):
            text = json.dumps({"@context": context, "@type": "Project", "name": "P"})
            with raises(SourceError, match=r"nothing is fetched.*\n.*@vocab"):
                load(text, "list.jsonld")
        entity = f'<!DOCTYPE r [<!ENTITY e SYSTEM "{address}">]>'
        with raises(SourceError, match="entity “e”"):
            load(XML.format(head=entity, body=PROJECT.format("&e;")), "list.rdf")
        outside = f'<!DOCTYPE r SYSTEM "{address}">'
        assert load(XML.format(head=outside, body=PROJECT.format("P")), "list.rdf").used == 1
        load(f"<{address}> owl:imports <{address}> ; a owl:Ontology . {LIST}")
        with raises(TimeoutError):
            server.accept()


@mark.parametrize(
    ("declared", "name"),
    [
        ("Werk A", "Werk A"),
        ("Werk &#38; S&#xf6;hne", "Werk & Söhne"),
        ("Werk &#38;#38; Söhne", "Werk & Söhne"),
        ("Werk &amp; Söhne", "Werk & Söhne"),
        ("&quot;Werk&quot; &lt; 50 &#37;", '"Werk" < 50 %'),
    ],
)
def test_entities_that_abbreviate_are_read(load: Load, declared: str, name: str) -> None:
    head = f'<!DOCTYPE rdf:RDF [<!ENTITY firm "{declared}">]>'
    assert facts(load(XML.format(head=head, body=PROJECT.format("&firm; &amp; Co")), "list.rdf")) == {
        (f"{name} & Co", "name", f"{name} & Co")
    }


@mark.parametrize(
    "declared",
    [
        "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10)),
        '<!ENTITY l8 "lol"><!ENTITY l9 "&l8; &amp; &l8;">',
        '<!ENTITY l8 "lol"><!ENTITY l9 "&#38;l8;">',
        '<!ENTITY % p "q">',
        f'<!ENTITY l9 "{"x" * 301}">',
        "".join(f'<!ENTITY l{n} "x">' for n in range(101)),
        '<!ENTITY l9 SYSTEM "file:///etc/hostname">',
    ],
)
def test_entities_that_grow_or_reach_out_are_refused(load: Load, declared: str) -> None:
    with raises(SourceError, match="its entity"):
        load(XML.format(head=f"<!DOCTYPE r [{declared}]>", body=PROJECT.format("&l9;")), "list.rdf")


def test_an_entity_must_not_make_the_file_grow_much(load: Load) -> None:
    head = f'<!DOCTYPE r [<!ENTITY x "{"x" * 300}">]>'
    with raises(SourceError, match="grow too much"):
        load(XML.format(head=head, body=PROJECT.format("&x;" * 10_000)), "list.rdf")


@mark.parametrize(
    ("name", "text"),
    [
        ("list.nt", "<x:a> <x:b> " + "<<( <x:a> <x:b> " * 100_000 + "<x:c>" + " )>>" * 100_000 + " ."),
        ("list.rdf", XML.format(head="", body="<s:a><s:B>" * 50_000 + "</s:B></s:a>" * 50_000)),
        ("list.jsonld", '{"x:a":' * 50_000 + "1" + "}" * 50_000),
    ],
)
def test_endless_nesting_is_refused(load: Load, name: str, text: str) -> None:
    with raises(SourceError, match="nested more than"):
        load(text, name)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    suffix=st.sampled_from(sorted(files.SYNTAXES)),
    packed=st.booleans(),
    data=st.one_of(
        st.binary(max_size=200),
        st.text(alphabet='<>@[]{}()"\\;,. abx:_#/^\n', max_size=120).map(str.encode),
        st.lists(st.sampled_from([LIST, "<x:a> <x:b> <x:c> .", '{"@id":"x:a"}', "<rdf:RDF>", "_:a <x:b> 1 .", '"', "}", "\n"]))
        .map("".join)
        .map(str.encode),
    ),
)  # fmt: skip
def test_no_bytes_end_in_anything_but_a_ledger_or_an_error_of_the_source(
    tmp_path: Path, suffix: str, packed: bool, data: bytes
) -> None:
    path = tmp_path / (f"list{suffix}.gz" if packed else f"list{suffix}")
    path.write_bytes(gzip.compress(data, mtime=0) if packed and len(data) % 2 else data)
    try:
        result = rdf.load(Source(path, "list", "rdf"), shipped())
    except SourceError as error:
        assert error.place.startswith(path.name)
    else:
        assert result.rows == result.used + len(result.skipped) > 0
    assert isinstance(rdf.guess_as_of(path), str)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["x:a", "x:b", "x:c"]),
            st.sampled_from(["name", "funder", "parentOrganization", "startDate", "sponge"]),
            st.one_of(st.sampled_from(["x:a", "x:b"]).map(ox.NamedNode), st.text(max_size=8).map(ox.Literal)),
        ),
        min_size=1,
    )
)
def test_no_triple_is_lost(tmp_path: Path, triples: list[tuple[str, str, ox.NamedNode | ox.Literal]]) -> None:
    """Each triple is behind a statement (its quote) or kept; kept lines are N-Triples of the file."""
    schema = "https://schema.org/"
    kinds = [("x:a", "Project"), ("x:b", "Organization")]
    given = {ox.Triple(ox.NamedNode(s), ox.NamedNode(schema + p), o) for s, p, o in triples}
    given |= {ox.Triple(ox.NamedNode(s), ox.NamedNode(RDF_TYPE), ox.NamedNode(schema + k)) for s, k in kinds}
    path = tmp_path / "list.nt"
    path.write_bytes(ox.serialize(sorted(given, key=str), format=ox.RdfFormat.N_TRIPLES) or b"")
    result = loaded(path)
    kept = {
        quad.triple for quad in ox.parse("\n".join(result.triples).encode(), format=ox.RdfFormat.N_TRIPLES)
    }
    quotes = "; ".join(s.evidence.quote for s in result.statements)
    said = given - kept
    assert kept <= given
    assert all(
        t.predicate.value == RDF_TYPE or t.predicate.value.replace(schema, "schema:") in quotes for t in said
    )
    assert bool(said) == bool(result.statements)


RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
