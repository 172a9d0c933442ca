"""What parts several names in a cell is found from the cells of the column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.loaders.table.propose.columns import Column
from synergraph.loaders.table.propose.parting import parting, parts
from synergraph.ontology import Vocabulary, shipped

ANSWERS = {
    "semicolons part always": ("organisation", ["Werk A GmbH; Hochschule B", "Institut für Bau, Umwelt"], [";"]),
    "known focus topics": ("focus_topic", ["Digitalisierung, Innovation", "Arbeit 4.0 und Fachkräfte"], [","]),
    "short terms nobody knows": ("focus_topic", ["Kranbau, Greiferbau", "Zäune", "Hallenbau, Tore, Pforten"], [","]),
    "names that come again": ("organisation", ["Hof A, Hof B", "Hof B, Hof C", "Hof A"], [","]),
    "legal forms": ("organisation", ["Hof A GmbH, Stall B AG", "Weide C e.V., Koppel D KG"], [","]),
    "an institute's own comma": ("organisation", ["Institut für Bau, Umwelt und Energie", "Hof A"], []),
    "a topic's own comma": ("topic", ["Zucht, Pflege und Haltung", "Zucht, Pflege und Haltung", "Weiden"], []),
    "a topic that comes whole again": ("topic", ["Zucht, Weiden", "Zucht, Weiden", "Stroh, Heu", "Stroh, Heu"], []),
    "a comma in a clause": ("topic", ["Weiden, insbesondere nasse", "Koppeln, auch im Winter"], []),
    "seat and country": ("place", ["Hofdorf, Land", "Weidenau, Land", "Stallingen, Land"], [","]),
    "slashes between names": ("organisation", ["Hof A / Hof B", "Hof B / Hof C", "Hof C"], [" / "]),
    "slashes without blanks": ("topic", ["Stroh/Heu", "Heu/Gras", "Gras/Stroh"], ["/"]),
    "a slash of a name": ("topic", ["Heu / Stroh", "Stroh / Gras", "Gras / Heu", "Trab/Galopp"], [" / "]),
    "line breaks": ("topic", ["Heu\nStroh", "Gras"], ["\n"]),
    "two topics that look like a third": ("topic", ["KI/Robotik", "Leichtbau"], ["/"]),
    "a cluster written with commas": ("cluster", ["IKT, Medien, Kreativwirtschaft", "Metall"], []),
    "commas beside semicolons": ("organisation", ["TU Berlin, Fraunhofer IPK", "Hof A; Hof B"], [";", ","]),
    "commas beside line breaks": ("organisation", ["TU Berlin, Fraunhofer IPK", "Hof A\nHof B"], ["\n", ","]),
    "a topic's comma beside semicolons": ("topic", ["Laser, Optik & Messtechnik", "Heu; Gras"], [";"]),
    "founders of a company": ("organisation", ["Müller, Meier & Co. KG", "Hof A; Hof B"], [";"]),
    "the seat of a company": ("organisation", ["Werk B GmbH, Berlin", "Werk B GmbH", "Hof A"], []),
    "a department of a company": ("organisation", ["Werk B GmbH, Abteilung Bau", "Werk B GmbH", "Hof A"], []),
    "a site of a company": ("organisation", ["Werk B GmbH, Werk Duisburg", "Werk B GmbH", "Stall AG, Kiel"], []),
    "departments among others": ("organisation", ["Hof A, Abteilung Bau, Hof B", "Hof B", "Hof A"], [","]),
    "founders where commas part others": (
        "organisation", ["Müller, Meier & Co. KG", "Hof A, Hof B", "Hof B, Hof A"], [","]),
    "und is no mark": ("topic", ["Heu und Stroh", "Heu", "Stroh"], []),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "cells", "marks"), ANSWERS.values(), ids=ANSWERS)
def test_marks_are_found_from_the_cells(kind: str, cells: list[str], marks: list[str]) -> None:
    found = parting(Column("Spalte", cells), kind, shipped())
    assert found.marks == marks
    assert bool(found.why) == any(mark in cell for cell in cells for mark in ",;/\n")


TERMS = st.text("abcdefgh ", min_size=1, max_size=12).filter(str.strip)


@given(st.lists(st.lists(TERMS, min_size=1, max_size=4), min_size=1, max_size=8), st.sampled_from("|;\n"))
def test_sure_marks_give_back_what_was_joined(rows: list[list[str]], mark: str) -> None:
    cells = [mark.join(row) for row in rows]
    marks = parting(Column("Spalte", cells), "topic", Vocabulary({})).marks
    assert [parts(cell, marks) for cell in cells] == [[term.strip() for term in row] for row in rows]


@given(st.lists(TERMS, min_size=2, max_size=6, unique_by=str.strip))
def test_commas_part_organisations_that_stand_alone_elsewhere(names: list[str]) -> None:
    cells = [", ".join(names), *names]
    assert parting(Column("Partner", cells), "organisation", Vocabulary({})).marks == [","]
