"""Things that are certainly one are joined, the surest first; what the vocabulary knows is not."""

import polars as pl

from synergraph.graph.frames import MERGES
from synergraph.graph.resolve import matching
from synergraph.graph.resolve.bodies import Bodies
from synergraph.graph.resolve.duplicates import CERTAIN, FEATURES, SCORED
from synergraph.graph.resolve.meant import MEANT, Meant
from synergraph.ontology import shipped

NAMES = ["Müller Lasertechnik GmbH", "Mueller Lasertechnik", "Bäckerei Krume", "Bäckerei Krumme"]
MENTIONS = pl.DataFrame(
    [("list", "organisation", name, "", str(n), f"organisation|name|{n}") for n, name in enumerate(NAMES)],
    schema=MEANT,
    orient="row",
)
IDS = MENTIONS["thing"].to_list()
THINGS = pl.DataFrame({"id": IDS, "kind": "organisation", "names": [[name] for name in NAMES]}).with_columns(
    places=[], identifiers=[], parents=[]
)


def bodies() -> Bodies:
    return Bodies(Meant(MENTIONS, pl.DataFrame(schema=MERGES), []), IDS)


def pairs(*rows: tuple[str, str, float, str]) -> pl.DataFrame:
    given = {"left": pl.String, "right": pl.String, "score": pl.Float64, "verdict": pl.String}
    missing = [pl.lit(None, dtype).alias(column) for column, dtype in SCORED.items() if column not in given]
    return pl.DataFrame(rows, schema=given, orient="row").with_columns(missing).select(list(SCORED))


def test_certain_pairs_are_joined_and_doubtful_ones_listed() -> None:
    first, second, third, fourth = IDS
    joined = bodies()
    given = pairs((third, fourth, 0.7, "doubtful"), (first, second, 0.99, CERTAIN))
    found = matching.merge(joined, matching.ranked(given), THINGS)
    assert found["score"].to_list() == [0.99, 0.7]
    assert joined.of(first) == joined.of(second)
    assert joined.of(third) != joined.of(fourth)
    assert joined.merges().rows() == [("organisation", NAMES[1], NAMES[0], "names alike: 0.99")]


def test_two_concepts_stay_two() -> None:
    concepts = pairs(("topic|concept|topic/a", "topic|concept|topic/b", 0.99, CERTAIN))
    assert matching.ranked(concepts).is_empty()


def test_a_thing_of_the_vocabulary_is_called_as_it_is_there() -> None:
    university = "organisation|concept|organisation/tu-berlin"
    names = [["Technical University of Berlin in full", "TU Berlin"], [NAMES[0]]]
    things = pl.DataFrame({"id": [university, IDS[0]], "names": names})
    given = pairs((*things["id"], 0.7, "doubtful")).with_columns(
        pl.lit(0.0).alias(feature) for feature in FEATURES
    )
    given = given.with_columns(levels=pl.lit(["-"] * len(FEATURES)), compared=pl.lit(["TU Berlin", NAMES[0]]))
    for ids, order in (("ab", 1), ("ba", -1)):
        listed = matching.listed(given, things, dict(zip(things["id"], ids, strict=True)), shipped())
        (row,) = listed.iter_rows(named=True)
        assert [row["left_name"], row["right_name"]] == ["Technische Universität Berlin", NAMES[0]][::order]
        nearest = ["TU Berlin", NAMES[0]][::order]
        assert row["reasons_de"] == [f"verglichen: „{nearest[0]}“ und „{nearest[1]}“"]
