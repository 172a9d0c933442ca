"""The tests of the W3C for the SPARQL 1.1 Protocol, those for reading, in our own words.

Each is named as in https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/. Those for
updates do not apply, as the graph is read-only: every update is refused with 403.
"""

import json
from http.client import HTTPConnection
from urllib.parse import quote, urlencode, urlsplit

import pytest

from synergraph.graph.graph import Graph

FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
RESULTS = {"application/sparql-results+xml", "application/sparql-results+json"}
TABLES = {*RESULTS, "text/csv", "text/tab-separated-values"}
TRIPLES = {"text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"}
UPDATES = {
    "update_dataset_default_graph", "update_dataset_default_graphs", "update_dataset_named_graphs",
    "update_dataset_full", "update_post_form", "update_post_direct", "update_base_uri",
    "bad_update_get", "bad_multiple_updates", "bad_update_wrong_media_type", "bad_update_missing_form_type",
    "bad_update_non_utf8", "bad_update_syntax", "bad_update_dataset_conflict",
}  # fmt: skip
"""Tests that do not apply: this endpoint takes no update, however well it is written."""
Answer = tuple[int, str, bytes]


def sent(
    address: str, method: str, target: str = "/sparql", body: bytes | None = None, **headers: str
) -> Answer:
    """Return status, media type and body of the answer to exactly this request."""
    place = urlsplit(address)
    connection = HTTPConnection(place.hostname or "", place.port or 0)
    try:
        connection.request(method, target, body, {name.replace("_", "-"): to for name, to in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.headers.get_content_type(), answer.read()
    finally:
        connection.close()


def get(address: str, query: str, accept: str = "", **parameters: str | list[str]) -> Answer:
    listed = urlencode(
        {"query": query, **{k.replace("_", "-"): v for k, v in parameters.items()}}, doseq=True
    )
    return sent(address, "GET", f"/sparql?{listed}", None, **({"Accept": accept} if accept else {}))


def truth(answer: Answer) -> bool:
    assert answer[0] == 200, answer
    return bool(json.loads(answer[2])["boolean"])


@pytest.fixture
def graphs(small_graph: Graph) -> tuple[str, str]:
    """Two named graphs, and nothing that both say."""
    return f"{small_graph.base_iri}document/offers", f"{small_graph.base_iri}document/events"


def both(graphs: tuple[str, str], pattern: str) -> str:
    return f"ASK {{ {pattern} }}".replace("ONE", f"<{graphs[0]}>").replace("TWO", f"<{graphs[1]}>")


IN_BOTH = "GRAPH ONE { ?a syn:offers ?b } GRAPH TWO { ?c syn:format ?d }"
MERGED = "?a syn:offers ?b . ?c syn:format ?d"


def test_query_get(address: str) -> None:
    status, kind, _ = sent(address, "GET", f"/sparql?query={quote('ASK {}')}")
    assert (status, kind in RESULTS) == (200, True)


def test_query_post_form(address: str) -> None:
    status, kind, _ = sent(address, "POST", body=b"query=ASK%20%7B%7D", Content_Type=FORM)
    assert (status, kind in RESULTS) == (200, True)


def test_query_post_direct(address: str) -> None:
    status, kind, _ = sent(address, "POST", body=b"ASK {}", Content_Type=QUERY)
    assert (status, kind in RESULTS) == (200, True)


def test_query_dataset_default_graph(address: str, graphs: tuple[str, str]) -> None:
    pattern = "ASK { ?a syn:offers ?b }"
    assert truth(get(address, pattern, default_graph_uri=graphs[0]))
    assert not truth(get(address, pattern, default_graph_uri=graphs[1]))


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_query_dataset_default_graphs(address: str, graphs: tuple[str, str], way: str) -> None:
    """default_graphs_get, default_graphs_post"""
    query, named = f"ASK {{ {MERGED} }}", urlencode({"default-graph-uri": list(graphs)}, doseq=True)
    if way == "get":
        assert truth(get(address, query, default_graph_uri=list(graphs)))
        assert not truth(get(address, query, default_graph_uri=graphs[0]))
    elif way == "form":
        body = f"{urlencode({'query': query})}&{named}".encode()
        assert truth(sent(address, "POST", body=body, Content_Type=FORM))
    else:
        body = query.encode()
        assert truth(sent(address, "POST", f"/sparql?{named}", body, Content_Type=QUERY))


def test_query_dataset_named_graphs(address: str, graphs: tuple[str, str]) -> None:
    """named_graphs_get, named_graphs_post"""
    query = both(graphs, IN_BOTH)
    assert truth(get(address, query, named_graph_uri=list(graphs)))
    assert not truth(get(address, query, named_graph_uri=graphs[0]))
    body = urlencode({"query": query, "named-graph-uri": list(graphs)}, doseq=True).encode()
    assert truth(sent(address, "POST", body=body, Content_Type=FORM))


def test_query_dataset_full(address: str, graphs: tuple[str, str]) -> None:
    query = both(
        graphs, "?a syn:offers ?b GRAPH ?g { ?c syn:format ?d } FILTER NOT EXISTS { ?e syn:format ?f }"
    )
    assert truth(get(address, query, default_graph_uri=graphs[0], named_graph_uri=graphs[1]))
    assert not truth(get(address, query, default_graph_uri=graphs[1], named_graph_uri=graphs[0]))


def test_query_multiple_dataset(address: str, graphs: tuple[str, str]) -> None:
    """The protocol's graphs hold, not those the query names."""
    query = f"ASK FROM <{graphs[1]}> {{ ?a syn:offers ?b }}"
    assert not truth(get(address, query))
    assert truth(get(address, query, default_graph_uri=graphs[0]))


@pytest.mark.parametrize(
    ("query", "taken"),
    [
        ("SELECT (1 AS ?value) {}", TABLES),
        ("ASK {}", TABLES),
        ("DESCRIBE <http://example.org/>", TRIPLES),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", TRIPLES),
    ],
    ids=["select", "ask", "describe", "construct"],
)
def test_query_content_type(address: str, query: str, taken: set[str]) -> None:
    for kind in taken:
        assert get(address, query, kind)[:2] == (200, kind)
    status, kind, _ = get(address, query)
    assert (status, kind in taken) == (200, True)


def test_bad_query_method(address: str) -> None:
    status, _, _ = sent(address, "PUT", f"/sparql?query={quote('ASK {}')}")
    assert 400 <= status < 500


def test_bad_multiple_queries(address: str) -> None:
    target = "/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D"
    assert sent(address, "GET", target)[0] == 400
    body = target.partition("?")[2].encode()
    assert sent(address, "POST", body=body, Content_Type=FORM)[0] == 400


def test_bad_query_wrong_media_type(address: str) -> None:
    assert 400 <= sent(address, "POST", body=b"ASK {}", Content_Type="text/plain")[0] < 500


def test_bad_query_missing_form_type(address: str) -> None:
    assert 400 <= sent(address, "POST", body=b"query=ASK%20%7B%7D")[0] < 500


def test_bad_query_missing_direct_type(address: str) -> None:
    assert 400 <= sent(address, "POST", body=b"ASK {}")[0] < 500


def test_bad_query_non_utf8(address: str) -> None:
    kind = f"{QUERY}; charset=UTF-16"
    assert 400 <= sent(address, "POST", body="ASK {}".encode("utf-16"), Content_Type=kind)[0] < 500


def test_bad_query_syntax(address: str) -> None:
    assert sent(address, "GET", f"/sparql?query={quote('ASK {')}")[0] == 400


@pytest.mark.parametrize("form", ["CLEAR ALL", "INSERT DATA { <a> <b> <c> }", "not even an update"])
def test_updates_are_refused(address: str, form: str) -> None:
    """What stands for all of `UPDATES`."""
    assert sent(address, "POST", body=form.encode(), Content_Type="application/sparql-update")[0] == 403
    assert sent(address, "POST", body=urlencode({"update": form}).encode(), Content_Type=FORM)[0] == 403
    assert sent(address, "GET", f"/sparql?{urlencode({'update': form})}")[0] == 403
