"""The catalogue and what is refused on reading a question."""

import re
from pathlib import Path

import pytest

from synergraph.errors import QuestionError
from synergraph.graph.graph import Graph
from synergraph.ontology import ontology
from synergraph.queries.questions import SHIPPED, catalogue, explain, question, read_folder

RQ = """\
# title.de: Projekte
# title.en: Projects
# why.de: Welche Projekte gibt es?
# why.en: Which projects are there?
# param status: text = ""  "Status" / "status"
# column project: node(project)  "Projekt" / "project"

PREFIX syn: <https://w3id.org/synergraph/ontology#>
SELECT $_status ?project WHERE { ?p a syn:Project ; syn:id ?project . FILTER($_status = $_status) }
ORDER BY ?project
"""
CYPHER = """\
// title.de: Projekte
// title.en: Projects

MATCH (p:Project) WHERE $status = $status RETURN p.id AS project ORDER BY project
"""


def written(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for suffix, text in texts.items():
        (folder / f"own.{suffix}").write_text(text, encoding="utf-8")
    return folder


def test_every_stem_has_both_twins_and_there_are_many() -> None:
    stems = {path.stem for path in SHIPPED.iterdir()}
    assert {path.name for path in SHIPPED.iterdir()} == {f"{s}{x}" for s in stems for x in (".rq", ".cypher")}
    assert catalogue().keys() == stems
    assert len(stems) >= 24


@pytest.mark.parametrize("stem", catalogue())
def test_every_header_says_all_in_two_languages(stem: str) -> None:
    asked = catalogue()[stem]
    for labels in (
        asked.header.title,
        asked.header.why,
        *(p.label for p in asked.parameters),
        *(c.label for c in asked.columns),
    ):
        assert labels.de and labels.en
    assert asked.header.title.de != asked.header.title.en


@pytest.mark.parametrize("stem", catalogue())
def test_every_answer_has_a_total_order(stem: str) -> None:
    for text in catalogue()[stem].texts.values():
        assert re.search(r"^ORDER BY .+\n*\Z", text, re.MULTILINE), text


def test_the_four_profiles_are_one_query() -> None:
    for language, mark in (("sparql", "$_"), ("cypher", "$")):
        bodies = set()
        for kind in ("project", "actor", "topic", "event"):
            text = explain(catalogue()[f"{kind}-profile"], language)
            body = re.sub(r"^(#|//).*\n", "", text, flags=re.MULTILINE)
            bodies.add(body.replace(f"{mark}{kind}", "$node"))
        assert len(bodies) == 1, language


def test_what_cypher_must_list_is_what_the_ontology_says() -> None:
    attributes = ontology().attributes.values()
    several, varying = re.findall(r"predicate IN \[(.*?)\]", explain(catalogue()["contradictions"], "cypher"))
    assert set(re.findall(r"'(\w+)'", several)) == {a.kind for a in attributes if not a.functional} | {"name"}
    assert set(re.findall(r"'(\w+)'", varying)) == {a.kind for a in attributes if a.varies}
    labels = re.search(r"MATCH \(n:([\w|]+)\)", explain(catalogue()["nodes"], "cypher"))
    assert labels is not None
    assert set(labels[1].split("|")) == {node.label for node in ontology().nodes.values()}
    kinds = re.search(r"UNWIND \[(.*?)\]", explain(catalogue()["nodes"], "cypher"), re.DOTALL)
    assert kinds is not None
    assert set(re.findall(r"'(\w+)'", kinds[1])) == set(ontology().nodes)


def test_a_workspace_adds_and_replaces_questions(small_graph: Graph, tmp_path: Path) -> None:
    own = written(tmp_path / "queries", rq=RQ, cypher=CYPHER)
    (own / "portfolio.cypher").write_text(
        RQ.split("\n\n")[0].replace("#", "//") + "\n" + CYPHER.split("\n\n")[1], encoding="utf-8"
    )
    found = catalogue(tmp_path)
    assert found.keys() == {*catalogue(), "own"}
    assert found["portfolio"].texts.keys() == {"cypher"}
    with pytest.raises(QuestionError, match="not written in sparql") as caught:
        explain(found["portfolio"], "sparql")
    assert "cypher" in caught.value.hint
    assert catalogue(small_graph) == catalogue()


def test_a_wrong_name_gets_the_closest_one() -> None:
    with pytest.raises(QuestionError, match="portfolo") as caught:
        question("portfolo", catalogue())
    assert "“portfolio”" in caught.value.hint


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("# why.de: Welche Projekte gibt es?\n", "", "lacks why.de", "write why.de"),
        ("# param status", "# parameter status", "does not know “parameter”", "“param”"),
        ("node(project)", "nod(project)", "unknown type", "“node”"),
        ("node(project)", "node(projekt)", "no such kind", "“project”"),
        ("node(project)", "code(stat)", "no such scheme", "“status”"),
        ("node(project)", "code", "of one scheme", "code(status)"),
        ('  "Projekt" / "project"', "", "not complete", "write column"),
        ('"project"\n', '"project"\n# label projekt x: "a" / "b"\n', "unknown column “projekt”", "“project”"),
        ("# column project: node(project)  \"Projekt\" / \"project\"\n", "", "lacks columns", "write column"),
        ("SELECT $_status ?project", "SELECT ?project", "without listing it", "SELECT $_status"),
        ("$_status = $_status", "$_state = $_status", "“state” is not declared", "“status”"),
        ("SELECT $_status ?project WHERE { ?p a syn:Project ; syn:id ?project . FILTER($_status = $_status) }",
         "SELECT ?project WHERE { ?p syn:id ?project }", "declared and not used", "remove its line"),
        ("?p a syn:Project ;", "SERVICE <http://127.0.0.1/> { ?s ?p ?o } ?p", "may not use SERVICE", "SELECT"),
    ],
)  # fmt: skip
def test_a_wrong_sparql_question_is_refused(
    tmp_path: Path, old: str, new: str, message: str, hint: str
) -> None:
    assert old in RQ
    with pytest.raises(QuestionError) as caught:
        read_folder(written(tmp_path, rq=RQ.replace(old, new)))
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.place.startswith("own.rq")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("// title.de: Projekte\n", "// title.de: Vorhaben\n", "not that of its twin"),
        ("$status = $status", "$status = $state", "“state” is not declared"),
        ("MATCH (p:Project)", "LOAD FROM 'x.csv' RETURN *; MATCH (p:Project)", "may not use LOAD"),
        ("RETURN p.id", "SET p.name = 'x' RETURN p.id", "may not use SET"),
        ("MATCH (p:Project)", "CALL show_tables() MATCH (p:Project)", "may not use CALL"),
    ],
)
def test_a_wrong_cypher_twin_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(QuestionError, match=re.escape(message)) as caught:
        read_folder(written(tmp_path, rq=RQ, cypher=CYPHER.replace(old, new)))
    assert caught.value.place == "own.cypher"


def test_words_in_strings_comments_and_names_are_free(tmp_path: Path) -> None:
    free = CYPHER.replace("$status = $status", "$status <> 'LOAD /* $x' // SET $y\n  AND p.`call` IS NULL")
    assert read_folder(written(tmp_path, rq=RQ, cypher=free)).keys() == {"own"}


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_bytes("# title.de: Übersicht".encode("latin-1"))
    with pytest.raises(QuestionError, match=r"own\.rq: this is not UTF-8"):
        read_folder(tmp_path)


def test_the_mark_that_some_editors_put_first_is_no_part_of_the_query(tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text(RQ, encoding="utf-8-sig")
    assert explain(read_folder(tmp_path)["own"]) == RQ


def test_no_folder_no_questions(tmp_path: Path) -> None:
    assert read_folder(tmp_path / "queries") == {}
