"""A quotation mark or “>” that is missing costs one statement, not the rest of the file."""

import time

from pytest import mark

from synergraph.loaders.rdf import unclosed
from tests.loaders.rdf.conftest import PREFIXES, Load, facts

GOOD = 'ex:{0} a schema:Project ; schema:name "{0}" .\n'
QUOTE, BRACKET = "a closing quotation mark is missing", "a closing “>” is missing"


def names(text: str, load: Load, file: str = "list.ttl") -> tuple[set[str], list[tuple[str, str]]]:
    """Return the names that were read, and place and reason of what was not."""
    result = load(text, file)
    return {value for _, predicate, value in facts(result) if predicate == "name"}, [
        (place, reason) for place, reason in result.skipped
    ]


@mark.parametrize(
    ("bad", "line", "reason"),
    [
        ('ex:b a schema:Project ; schema:name "Ohne Schluss .\n', 12, QUOTE),
        ("ex:b a schema:Project ; schema:name 'Ohne Schluss .\n", 12, QUOTE),
        ('ex:b a schema:Project ; schema:name """Ohne Schluss .\n', 12, QUOTE),
        ('ex:b a schema:Project ;\n  schema:name "Ohne Schluss. ;\n  schema:about ex:c .\n', 13, QUOTE),
        ('ex:b a schema:Project ; schema:name "Er sagte "Hallo" .\n', 12, QUOTE),
        ('ex:b a schema:Project ; schema:name "Ohne Schluss\n\n', 12, QUOTE),
        ("ex:b a schema:Project ; schema:url <https://b.example .\n", 12, BRACKET),
        ('ex:b a schema:Project ; schema:name "Zwei\nZeilen" .\n', 12, QUOTE),
    ],
)
@mark.parametrize("behind", [GOOD.format("c"), f'# "note\n{GOOD.format("c")}\n', f"\n\n{GOOD.format('c')}"])
@mark.parametrize("last", [GOOD.format("d"), GOOD.replace('"', '"""').format("d"), GOOD.format("d") * 3])
def test_a_mark_nobody_closes_costs_its_statement(
    load: Load, bad: str, line: int, reason: str, behind: str, last: str
) -> None:
    found, skipped = names(GOOD.format("a") + bad + behind + last, load)
    assert found == {"a", "c", "d"}
    ((place, said),) = skipped
    assert place.startswith(f"list.ttl, line {line}, column ")
    assert said.startswith(reason)


def test_graphs_of_trig_are_read_on(load: Load) -> None:
    bad = '  ex:b a schema:Project ; schema:name "Ohne .\n'
    text = f"ex:g {{\n{bad}  {GOOD.format('c')}{bad}}}\nex:h {{ {GOOD.format('d')} }}\n"
    found, skipped = names(text, load, "list.trig")
    assert found == {"c", "d"}
    assert [place.rpartition(",")[0] for place, _ in skipped] == ["list.trig, line 12", "list.trig, line 14"]


@mark.parametrize("bad", ['"Ohne .', '"Ohne', "<x:o ."])
@mark.parametrize("file", ["list.nt", "list.nq"])
def test_a_line_of_n_triples_costs_itself(load: Load, bad: str, file: str) -> None:
    kind = "<x:{0}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Project> .\n"
    named = '<x:{0}> <https://schema.org/name> "{0}" .\n'
    broken = f"<x:b> <https://schema.org/name> {bad}\n"
    good = [kind.format(name) + named.format(name) for name in "acd"]
    found, skipped = names(broken + broken.join(good) + "no\n" + broken, load, file)
    assert found == {"a", "c", "d"}
    assert [place.split(", ")[1] for place, _ in skipped] == [f"line {n}" for n in (1, 4, 7, 10, 11)]


def test_prefixes_before_the_statement_still_count(load: Load) -> None:
    text = f'PREFIX more: <https://schema.org/>\nex:b more:name "Ohne .\n{GOOD.format("c")}'
    assert names(text.replace("schema:", "more:"), load)[0] == {"c"}


def test_other_faults_next_to_it_are_named_in_the_order_of_the_file(load: Load) -> None:
    text = (
        "ex:x a nowhere:Thing .\n"
        + 'ex:b schema:name "Ohne .\n'
        + GOOD.format("c")
        + "ex:y a nowhere:Thing .\n"
    )
    found, skipped = names(text, load)
    assert found == {"c"}
    assert [place.split(", ")[1] for place, _ in skipped] == ["line 11", "line 12", "line 14"]


@mark.parametrize(
    "text",
    [
        GOOD.format("a"),
        'ex:a ex:p """Ende.\nex:b a "schema" ;\n""", \'it"s\', "a \\" b", ex:O\\\'Brien, <https://a.example/#b> . # it\'s\n',
        'ex:a ex:p ( """Ende.\n\nex:b\n""" "x" ) ; ex:q """Ende.\nex:c """@de .\n',
        "<< ex:a ex:p ex:b >> ex:q 'x' .\nex:g { ex:a ex:p 1.5 . }\n",
    ],
)
def test_what_is_closed_is_left_alone(text: str) -> None:
    assert unclosed.blanked(PREFIXES + text) == (PREFIXES + text, [])


@mark.parametrize("bad", ['"Ohne', '"""Ohne', "<https://b.example"])
def test_time_grows_with_the_file_only(bad: str) -> None:
    lines = [f"ex:p{n} ex:q {bad if n % 10 == 5 else '<x:y>'} .\n" for n in range(20_000)]
    began = time.process_time()
    text, faults = unclosed.blanked(PREFIXES + "".join(lines))
    assert (len(faults), text.count("\n")) == (2000, 20_010)
    assert time.process_time() - began < 5
