"""How kinds of things look on a map: a form and a colour each, so that neither alone has to tell.

Filled are those who act and what they do; outlined are the concepts they are sorted by.
"""

from typing import NamedTuple


class Look(NamedTuple):
    """`shape` as vis-network names it; `filled` or drawn as an outline."""

    shape: str
    colour: str
    filled: bool = True


PAPER = "#ffffff"
LINE = "#b3bdca"
LOOKS = {
    "project": Look("dot", "#1f66b1"),
    "organisation": Look("square", "#b85c14"),
    "event": Look("diamond", "#80429f"),
    "programme": Look("triangle", "#15795b"),
    "cluster": Look("hexagon", "#25344f"),
    "topic": Look("dot", "#28798c", filled=False),
    "action_field": Look("square", "#ad2440", filled=False),
    "transformation_line": Look("triangle", "#7d6508", filled=False),
    "guideline": Look("diamond", "#5a5fa5", filled=False),
    "focus_topic": Look("hexagon", "#4f7a1d", filled=False),
    "place": Look("triangleDown", "#6a7280"),
    "person": Look("star", "#8c5a34"),
    "document": Look("triangleDown", "#4b5563", filled=False),
    "figure": Look("star", "#4b5563", filled=False),
}
SHOWN = (
    "project", "organisation", "event", "programme", "cluster",
    "topic", "action_field", "transformation_line", "guideline", "focus_topic",
)  # fmt: skip
"""The kinds a map shows, in the order of its legend."""


def size(degree: int) -> float:
    """Return the radius of a node with `degree` neighbours."""
    return float(min(11 + 2.6 * degree**0.5, 27))
