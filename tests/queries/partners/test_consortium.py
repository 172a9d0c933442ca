"""Consortia: who fills which role, why, and which role stays empty."""

from pathlib import Path

import pytest

from synergraph.errors import SynergraphError, UsageError
from synergraph.graph.graph import Graph
from synergraph.queries.partners.consortium import Consortium, consortium
from synergraph.queries.partners.consortium_sheets import answers, sheets
from synergraph.queries.partners.roles import Role, read_role
from synergraph.queries.partners.wish import Wish

IDEA = "Greifer mit Robotik für Recycling und Leichtbau"
ROLES = [read_role(line) for line in ("Robotik: Robotik", "Leichtbau: Leichtbau", "Sortieren: Recycling")]


def chosen(found: Consortium) -> dict[str, str]:
    return {member.role.name: member.partner.name.de for member in found.members}


def test_each_role_has_an_actor_of_its_own(cluster_graph: Graph) -> None:
    found = consortium(cluster_graph, IDEA, ROLES)
    assert list(chosen(found)) == [role.name for role in ROLES]
    assert len(set(chosen(found).values())) == len(ROLES)
    assert chosen(found)["Robotik"] == "Alphawerk GmbH"
    assert not found.vacancies
    assert found.points == pytest.approx(found.bound)


def test_the_parts_make_the_points_and_cite_statements(cluster_graph: Graph) -> None:
    known = set(cluster_graph.statements["id"])
    found = consortium(cluster_graph, IDEA, ROLES)
    for member in found.members:
        assert member.score == sum(part.value for part in member.parts)
        assert all(part.statements and known.issuperset(part.statements) for part in member.parts)
        assert member.partner.id not in {other.id for other in member.others}


def only(graph: Graph, *names: str) -> Wish:
    """Return a wish for some organisations."""
    others = graph.nodes.filter(kind="organisation", stated=True)["name"]
    return Wish(exclude=tuple(name for name in others if name not in names))


def test_who_worked_together_is_bound(cluster_graph: Graph) -> None:
    wish = only(cluster_graph, "Alphawerk GmbH", "Kappawerk GmbH")
    found = consortium(cluster_graph, IDEA, [Role("a", "Robotik"), Role("b", "Greifer")], wish=wish)
    bound = {
        part.reason.de: part.value
        for member in found.members
        for part in member.parts
        if part.name == "together"
    }
    assert bound == {"kennt Alphawerk GmbH": 0.75, "kennt Kappawerk GmbH": 0.75}


def test_of_one_group_only_one_takes_part(cluster_graph: Graph) -> None:
    roles = [Role("Greifen", "Robotik"), Role("Sehen", "Künstliche Intelligenz")]
    names = set(chosen(consortium(cluster_graph, IDEA, roles)).values())
    assert len(names & {"Alphawerk GmbH", "Alphagruppe AG"}) <= 1


def test_a_filter_that_nobody_meets_is_named_with_who_could_step_in(cluster_graph: Graph) -> None:
    found = consortium(cluster_graph, IDEA, [read_role("Robotik: Robotik; type=union")])
    (vacancy,) = found.vacancies
    assert not found.members
    assert vacancy.why.de == "niemand erfüllt Akteurstyp „union“"
    assert vacancy.others[0].partner.name.de == "Alphawerk GmbH"
    assert vacancy.others[0].parts


def test_a_role_whose_actors_have_another_stays_empty(cluster_graph: Graph) -> None:
    wish = only(cluster_graph, "Thetawerk GmbH")
    roles = [Role("eins", "Leichtbau"), Role("zwei", "Leichtbau")]
    found = consortium(cluster_graph, "Leichtbau", roles, wish=wish)
    assert list(chosen(found).values()) == ["Thetawerk GmbH"]
    assert found.vacancies[0].why.en == "those who fit have another role"
    assert [one.partner.name.de for one in found.vacancies[0].others] == ["Thetawerk GmbH"]


def test_nobody_fits_what_nobody_does(cluster_graph: Graph) -> None:
    found = consortium(cluster_graph, "guten Morgen", [Role("Chor", "Gesang")])
    assert [(v.why.de, v.others) for v in found.vacancies] == [("niemand passt", ())]


def test_the_asker_is_no_member(cluster_graph: Graph) -> None:
    found = consortium(cluster_graph, IDEA, ROLES, asker="Alphawerk GmbH")
    assert not {"Alphawerk GmbH", "Alphagruppe AG"} & set(chosen(found).values())


def test_a_call_has_the_roles_of_its_projects(example_graph: Graph) -> None:
    found = consortium(example_graph, "MPI-Fördercall Circular Economy")
    assert found.members
    assert all(role for role in chosen(found))


@pytest.mark.parametrize(
    ("idea", "roles"),
    [("", ROLES), (IDEA, []), (IDEA, [Role("a"), Role("a")]), (IDEA, [read_role("a; ort=Nirgendwo")])],
)
def test_wrong_use_is_an_error(cluster_graph: Graph, idea: str, roles: list[Role]) -> None:
    with pytest.raises(SynergraphError) as error:
        consortium(cluster_graph, idea, roles)
    assert error.value.hint
    assert not isinstance(error.value, UsageError) or error.value.message


@pytest.mark.parametrize("lang", ["de", "en"])
def test_sheets_have_a_value_per_column(cluster_graph: Graph, lang: str) -> None:
    roles = [*ROLES, read_role("Chor: Gesang; type=Gewerkschaft")]
    tables = sheets(consortium(cluster_graph, IDEA, roles), lang)
    assert [len(table.rows) for table in tables] == [3, 1]
    assert all(len(row) == len(table.columns) for table in tables for row in table.rows)
    assert "3" in tables[0].note and "4" in tables[0].note


def test_roles_come_from_lines_and_a_file_with_evidence(cluster_graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "roles.txt").write_text("Leichtbau: Leichtbau\nChor: Gesang; type=union\n", encoding="utf-8")
    tables = answers(cluster_graph, IDEA, ["Robotik: Robotik"], tmp_path / "roles.txt", "en")
    assert [row[1] for row in tables[0].rows] == ["Robotik", "Leichtbau"]
    assert {row[0] for row in tables[1].rows} == {1, 2}
    assert all(row[3] for row in tables[1].rows)
    assert [row[0] for row in tables[2].rows] == ["Chor"]
