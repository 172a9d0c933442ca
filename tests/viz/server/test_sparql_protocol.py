"""The SPARQL protocol over a real connection, with the clients people use."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPResponse
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
import rdflib
from rdflib import RDF
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, POST, SPARQLWrapper

from synergraph.graph.graph import Graph
from synergraph.graph.sparql.formats import SOLUTIONS, TRIPLES
from synergraph.ontology import SYN
from synergraph.viz.server.description import SD

PROJECTS = "SELECT ?p { ?p a syn:Project ; syn:stated true } ORDER BY ?p"
NAMES = "CONSTRUCT { ?p rdfs:label ?n } WHERE { ?p a syn:Project ; rdfs:label ?n }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
FORM = "application/x-www-form-urlencoded"


def sent(url: str, body: bytes | None = None, headers: Mapping[str, str] = {}) -> tuple[int, str, bytes]:
    """Return status, media type and body of the answer."""
    try:
        answer: HTTPResponse | HTTPError = urlopen(Request(url, body, dict(headers)))
    except HTTPError as error:
        answer = error
    with answer:
        return answer.status or 0, answer.headers.get_content_type(), answer.read()


def asked(address: str, query: str, **headers: str) -> tuple[int, str, bytes]:
    return sent(f"{address}/sparql?{urlencode({'query': query})}", None, headers)


def test_get_and_both_ways_of_post_answer_alike(address: str) -> None:
    get = asked(address, PROJECTS)
    form = sent(f"{address}/sparql", urlencode({"query": PROJECTS}).encode(), {"Content-Type": FORM})
    direct = sent(
        f"{address}/sparql", PROJECTS.encode(), {"Content-Type": "application/sparql-query; charset=utf-8"}
    )
    assert get[0] == 200
    assert json.loads(get[2])["results"]["bindings"]
    assert get == form == direct


@pytest.mark.parametrize(
    ("query", "media_type"),
    [(PROJECTS, form.media_type) for form in SOLUTIONS.values()]
    + [(NAMES, form.media_type) for form in TRIPLES.values()],
)
def test_the_form_is_the_clients_choice(address: str, query: str, media_type: str) -> None:
    status, kind, body = asked(address, query, Accept=f"text/html;q=0.1, {media_type}")
    assert (status, kind) == (200, media_type)
    assert body


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("application/json", "application/sparql-results+json"),
        ("text/*", "text/csv"),
        ("text/turtle, */*;q=0.1", "application/sparql-results+json"),
    ],
)
def test_preferences_are_weighed(address: str, accept: str, media_type: str) -> None:
    assert asked(address, PROJECTS, Accept=accept)[:2] == (200, media_type)


def test_a_form_that_cannot_be_is_said_so(address: str) -> None:
    assert asked(address, PROJECTS, Accept="image/png")[0] == 406


def test_the_default_graph_is_the_clients_choice(address: str, small_graph: Graph) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    source = small_graph.base_iri + str(small_graph.ledger["source"][0])
    chosen = sent(f"{address}/sparql?{urlencode({'query': count, 'default-graph-uri': source})}")
    numbers = [
        json.loads(b)["results"]["bindings"][0]["n"]["value"] for _, _, b in (chosen, asked(address, count))
    ]
    assert 0 < int(numbers[0]) < int(numbers[1])


def test_what_is_wrong_is_answered_with_its_status(address: str) -> None:
    url = f"{address}/sparql"
    update = {"Content-Type": "application/sparql-update"}
    assert asked(address, "SELEC ?x")[0] == 400
    assert sent(f"{url}?query=ASK%7B%7D&query=ASK%7B%7D")[0] == 400
    assert sent(url, b"", {"Content-Type": FORM})[0] == 400
    assert sent(url, b"\xff", {"Content-Type": "application/sparql-query"})[0] == 400
    assert sent(url, b"ASK {}", {"Content-Type": "text/plain"})[0] == 415
    assert sent(url, b"CLEAR ALL", update)[0] == 403
    assert sent(url, b"update=CLEAR+ALL", {"Content-Type": FORM})[0] == 403
    assert sent(url, b"", {"Host": "elsewhere.example", "Content-Type": FORM})[0] == 400


def test_the_network_is_out_of_reach(address: str) -> None:
    status, _, body = asked(address, "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert status == 400
    assert b"network" in body


def test_a_query_that_runs_too_long_or_large_harms_nobody(address: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        endless = pool.submit(asked, address, ENDLESS)
        others = list(pool.map(lambda _: asked(address, PROJECTS), range(10)))
        status, _, body = endless.result()
    assert {other[0] for other in others} == {200}
    assert status == 503
    assert b"2 seconds" in body
    assert asked(address, "SELECT * { ?s ?p ?o }")[0] == 503


def test_the_service_describes_itself(address: str, small_graph: Graph) -> None:
    for url in (f"{address}/sparql", f"{address}/.well-known/void"):
        status, kind, body = sent(url, None, {"Accept": "text/turtle"})
        found = rdflib.Graph().parse(data=body, format="turtle")
        assert (status, kind) == (200, "text/turtle")
        assert found.value(predicate=RDF.type, object=SD.Service) == rdflib.URIRef(f"{address}/sparql")
        assert len(list(found.objects(predicate=SD.name))) == small_graph.ledger.height


def test_sparqlwrapper_is_answered(address: str, small_graph: Graph) -> None:
    client = SPARQLWrapper(f"{address}/sparql")
    client.setReturnFormat(JSON)
    client.setMethod(POST)
    client.setQuery(PROJECTS)
    stated = small_graph.nodes.filter(kind="project", stated=True).height
    assert len(client.queryAndConvert()["results"]["bindings"]) == stated


def test_rdflib_is_answered(address: str) -> None:
    remote = rdflib.Graph(SPARQLStore(f"{address}/sparql", method="POST_FORM"))
    named = set(remote.subject_objects(rdflib.RDFS.label))
    projects = set(remote.subjects(RDF.type, rdflib.URIRef(SYN.Project)))
    assert projects
    assert projects <= {subject for subject, _ in named}


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl_is_answered(address: str) -> None:
    command = [
        "curl",
        "-sf",
        "-H",
        "Accept: text/csv",
        "--data-urlencode",
        f"query={PROJECTS}",
        f"{address}/sparql",
    ]
    assert subprocess.run(command, capture_output=True, check=True).stdout.startswith(b"p\r\n")
