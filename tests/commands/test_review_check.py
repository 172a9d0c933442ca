"""`synergraph review check`: what decisions.csv says in vain."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from synergraph.cli import main
from synergraph.graph.decisions import append
from synergraph.graph.resolve.identity import Decision

NORD, NORDT, ALPHA, ALFA = "Werk Nord GmbH", "Werk Nordt GmbH", "Optik Alpha", "Optik Alfa"
VAIN = [
    f"organisation;{NORD};{NORDT};same;gut; so;anna",
    f"organisation;Werk Nrod GmbH;{ALPHA};different",
    f"organisation;organisation/optik-alpha;{ALFA};different",
    "organisation;Musterinstitut;LBV;same",
    f"topic;{ALPHA};wn;different",
]
SAID = ["“anna”", f"“{NORD}”", f"“{ALPHA}”", "pic:900000001", "of kind organisation", "of kind organisation"]


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), "review", *words])


def test_what_decisions_say_in_vain_is_told_with_what_to_write(asked: Path) -> None:
    head = "kind;left;right;decision;reason;author"
    (asked / "decisions.csv").write_text("\n".join([head, *VAIN]), encoding="utf-8")
    result = run(asked, "check", "--format", "json")
    told = [(row["Zeile"], f"{row['Grund']} {row['stattdessen']}") for row in json.loads(result.output)]
    assert result.exit_code == 1 and [row for row, _ in told] == [2, 3, 4, 5, 6, 6]
    for (_, text), said in zip(told, SAID, strict=True):
        assert said in text
    assert "bewirken: 5 " in run(asked, "list", "--decided").stderr


def test_decisions_on_what_the_build_knows_are_not_told(asked: Path) -> None:
    known = [(NORD, "Werk Nort"), ("WN", "pic:900000001"), ("LBV", "Leichtbau Verein")]
    append(asked, [Decision("organisation", *pair, "unsure") for pair in known])
    assert run(asked, "check").exit_code == 0 and run(asked, "list").stderr == ""
