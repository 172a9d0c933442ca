"""The points of each part, as learned from what past project ideas came to (`weights.toml`)."""

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple


class Weights(NamedTuple):
    """For each part its points and what a strong case has."""

    points: dict[str, float]
    usual: dict[str, float]


def weights(told: bool, asked: bool) -> Weights:
    """Return the weights for projects with descriptions (`told`) or titles only, and a long query or a short one."""
    table = _table()
    name = "short" if not told else "long_long" if asked else "long_short"
    return Weights({**table[name], **table["judged"]}, table["usual"])


@cache
def _table() -> dict[str, dict[str, float]]:
    text = resources.files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
