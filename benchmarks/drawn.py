"""Draw 50,000 projects as files in CORDIS' layout and build them, always the same; run `drawn.py FOLDER`.

The workspace in FOLDER is what `sparql.py`, `cypher.py` and `bolt.py` measure on beside real ones: any machine can
draw it. Names are made of syllables, so that no two of them are taken for spellings of one.
"""

import sys
from pathlib import Path

import numpy as np
import polars as pl
from build_once import enter
from numpy.typing import NDArray

from synergraph.graph import workspace
from synergraph.graph.build import build

PROJECTS, ACTORS, TOPICS, PARTICIPATIONS, TAGS = 50_000, 40_000, 2_000, 250_000, 270_000
CALLS = 400
_WORDS = np.array(["energy", "light", "materials", "factory", "data", "robot", "water", "city"])
_TYPES = np.array(["HES", "REC", "PRC", "PUB", "OTH"])
_SYLLABLES = np.array([a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "ai", "au")])
Texts = NDArray[np.str_]


def main(folder: Path) -> None:
    """Write the three files and the workspace into the new folder `folder`, and build it."""
    draw = np.random.default_rng(0)
    lists = folder / "lists"
    lists.mkdir(parents=True)
    files = []
    tables = {"project": projects(draw), "organization": participations(draw), "euroSciVoc": tags(draw)}
    for name, table in tables.items():
        files.append(lists / f"{name}.csv")
        table.write_csv(files[-1], separator=";", quote_style="always")
    enter(folder, files)
    build(workspace.read(folder))


def projects(draw: np.random.Generator) -> pl.DataFrame:
    numbers = np.arange(PROJECTS)
    start, lasts = draw.integers(2015, 2025, PROJECTS), draw.integers(2, 6, PROJECTS)
    money = draw.integers(1, 80, PROJECTS) * 50_000
    return pl.DataFrame({
        "id": _texts("9{:08d}", numbers), "acronym": made(numbers, 4), "status": np.where(start + lasts < 2025, "CLOSED", "SIGNED"),
        "title": _joined(_WORDS[numbers % 8], made(numbers, 4)), "startDate": _texts("{}-01-01", start),
        "endDate": _texts("{}-12-31", start + lasts), "totalCost": money, "ecMaxContribution": money,
        "legalBasis": "HORIZON.2.5", "topics": _texts("HORIZON-D-{:03d}", draw.integers(0, CALLS, PROJECTS)),
        "frameworkProgramme": "HORIZON", "grantDoi": "", "keywords": "",
    })  # fmt: skip


def participations(draw: np.random.Generator) -> pl.DataFrame:
    actors = (ACTORS * draw.random(PARTICIPATIONS) ** 3).astype(int)
    at = draw.integers(0, PROJECTS, PARTICIPATIONS)
    return pl.DataFrame({
        "projectID": _texts("9{:08d}", at), "projectAcronym": made(at, 4), "organisationID": _texts("8{:08d}", actors),
        "vatNumber": "", "name": _joined(made(actors + PROJECTS, 4), made(7 * actors + 3, 3)), "shortName": "",
        "activityType": _TYPES[actors % 5], "city": _joined(made(actors % 300, 3), "Stadt"), "country": "DE",
        "role": np.where(draw.random(PARTICIPATIONS) < 0.2, "coordinator", "participant"),
        "netEcContribution": draw.integers(1, 40, PARTICIPATIONS) * 25_000,
    })  # fmt: skip


def tags(draw: np.random.Generator) -> pl.DataFrame:
    topics = (TOPICS * draw.random(TAGS) ** 2).astype(int)
    at = draw.integers(0, PROJECTS, TAGS)
    titles = _joined(made(11 * topics + 5, 4), _WORDS[topics % 8])
    return pl.DataFrame({"projectID": _texts("9{:08d}", at), "euroSciVocTitle": titles})


def made(numbers: NDArray[np.int64], syllables: int) -> Texts:
    """Return a word of syllables for each number, the same for the same one, unlike for neighbours."""
    base = len(_SYLLABLES)
    spread = (numbers.astype(np.int64) * 48_271 * 48_271 + 12_345) % base**syllables
    word = np.full(len(numbers), "", dtype="U16")
    for _ in range(syllables):
        word = np.char.add(word, _SYLLABLES[spread % base])
        spread = spread // base
    return np.char.capitalize(word)


def _texts(pattern: str, numbers: NDArray[np.int64]) -> Texts:
    return np.array([pattern.format(number) for number in numbers])


def _joined(first: Texts, second: Texts | str) -> Texts:
    return np.char.add(np.char.add(first, " "), second)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
