"""Where things of a map stand on the screen, reckoned from the page's data."""

import json
from typing import Any

import numpy as np
from playwright.sync_api import Page

Data = dict[str, Any]


def data_of(page: Page) -> Data:
    """Return the data inside the page."""
    return dict(json.loads(page.locator("#data").text_content() or ""))


class Screen:
    """Turns places of the map into places of the window, as long as everything is shown."""

    def __init__(self, page: Page, data: Data) -> None:
        self._box = page.locator("#map").bounding_box() or {}
        self._data = data
        discs = data["discs"]
        left, right = (max(0, *(sign * d["x"] + d["r"] for d in discs)) for sign in (-1, 1))
        top, bottom = (max(0, *(sign * d["y"] + d["r"] for d in discs)) for sign in (-1, 1))
        self._middle = np.array([(right - left) / 2, (bottom - top) / 2])
        self.scale = min(
            1.2, 0.96 * self._box["width"] / (left + right), 0.96 * self._box["height"] / (top + bottom)
        )
        self._places = {node["id"]: np.array([node["x"], node["y"]]) for node in data["nodes"]}

    def node(self, identifier: str) -> tuple[float, float]:
        """Return where to click for a node."""
        return self._window(self._places[identifier])

    def line(self) -> tuple[frozenset[str], tuple[float, float]]:
        """Return the ends of a line and where to click for it: far from all other lines and nodes."""
        pairs = sorted({tuple(sorted((edge["from"], edge["to"]))) for edge in self._data["edges"]})
        starts, stops = (
            np.array([self._window(self._places[pair[end]]) for pair in pairs]) for end in (0, 1)
        )
        nodes = np.array([self._window(place) for place in self._places.values()])
        spots = [
            (number, starts[number] + (stops[number] - starts[number]) * at)
            for number in range(len(pairs))
            for at in (0.35, 0.5, 0.65)
        ]
        number, spot = max(
            spots, key=lambda spot: min(_free(spot, starts, stops), np.hypot(*(nodes - spot[1]).T).min())
        )
        return frozenset(pairs[number]), (float(spot[0]), float(spot[1]))

    def _window(self, place: Any) -> tuple[float, float]:
        x, y = (place - self._middle) * self.scale
        return (
            self._box["x"] + self._box["width"] / 2 + float(x),
            self._box["y"] + self._box["height"] / 2 + float(y),
        )


def _free(spot: tuple[int, Any], starts: Any, stops: Any) -> float:
    """Return how far the nearest line is that the spot does not lie on."""
    number, at = spot
    ways = stops - starts
    along = np.clip(((at - starts) * ways).sum(axis=1) / (ways**2).sum(axis=1), 0, 1)
    gaps = np.hypot(*(at - starts - along[:, None] * ways).T)
    return float(np.delete(gaps, number).min())
