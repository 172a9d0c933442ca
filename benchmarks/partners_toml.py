"""Writing the learned points into the package."""

from pathlib import Path

import tomlkit
from partners_fit import PARTS

import synergraph.queries.partners as package

FILE = Path(package.__file__).with_name("weights.toml")
LEAST = {"topic": 2.0, "reach": 2.0, "repeat": 6.0}
"""By judgement: these are named even where other parts tell more; people ask for them."""


def write(points: dict[str, dict[str, float]]) -> None:
    """Write points per table: ten for a learned weight of one; comments and judged points stay."""
    text = tomlkit.parse(FILE.read_text(encoding="utf-8"))
    for table, weights in points.items():
        for part in PARTS:
            text[table][part] = max(round(10 * weights[part], 1), LEAST.get(part, 0.0))  # type: ignore[index]
    FILE.write_text(tomlkit.dumps(text), encoding="utf-8")
