"""The walk through the pairs that wait for a person: show one, take a key, write, go on."""

from collections.abc import Callable
from dataclasses import dataclass, field

from rich.console import Console

from synergraph.errors import SynergraphError
from synergraph.graph.decisions.closure import DIFFERENT, SAME, UNSURE
from synergraph.graph.review import Review
from synergraph.graph.review.cards import cards
from synergraph.graph.review.pairs import Pair
from synergraph.graph.review.references import Node
from synergraph.queries.duplicates import said
from synergraph.viz.review_screen import screen, shown

DECISIONS = {"g": SAME, "s": SAME, "v": DIFFERENT, "d": DIFFERENT, "u": UNSURE}
_WORDS = {
    "none": {"de": "Nichts zu entscheiden.", "en": "Nothing to decide."},
    "reason": {"de": "Grund", "en": "Reason"},
    "undone": {"de": "zurückgenommen", "en": "taken back"},
    "done": {
        "de": "{} entschieden, {} offen  →  synergraph build",
        "en": "{} decided, {} open  →  synergraph build",
    },
}


@dataclass
class Walk:
    """A person's walk: `key` returns one key typed, `line` what is typed after the prompt it is given."""

    review: Review
    console: Console
    key: Callable[[], str]
    line: Callable[[str], str]
    lang: str = "de"
    kind: str = ""
    author: str = ""
    reason: str = ""
    _later: set[tuple[Node, Node]] = field(default_factory=set)
    _written: int = 0
    _note: str = ""

    def run(self) -> None:
        """Go through the open pairs, best first, until none is left or the person has enough."""
        going = True
        while going and (waiting := self._waiting()):
            self._show(waiting)
            going = self._answer(waiting[0])
        left = len(self.review.waiting(self.kind))
        words = "done" if self._written or left else "none"
        self.console.print(shown(_WORDS[words][self.lang].format(self._written, left)))

    def _waiting(self) -> list[Pair]:
        pairs = self.review.waiting(self.kind)
        return [pair for pair in pairs if (pair.left, pair.right) not in self._later]

    def _show(self, waiting: list[Pair]) -> None:
        pair = waiting[0]
        self.console.clear()
        self.console.print(shown(self._note))
        told = cards(self.review.graph, self.review.references, (pair.left, pair.right))
        self.console.print(screen(pair, told[pair.left], told[pair.right], len(waiting), self.lang))

    def _answer(self, pair: Pair) -> bool:
        """Take keys until one answers; return whether the person wants to go on."""
        reason = self.reason
        while True:
            key = self.key().casefold()
            if key == "q":
                return False
            if key == "r":
                reason = self.line(_WORDS["reason"][self.lang])
            elif key in ("n", " "):
                self._later.add((pair.left, pair.right))
                return True
            elif key == "z":
                self._undo()
                return True
            elif key in DECISIONS:
                self._decide(pair, DECISIONS[key], reason)
                return True

    def _decide(self, pair: Pair, decision: str, reason: str) -> None:
        try:
            written = self.review.decide_one(self.review.on(pair, decision, reason, self.author))
        except SynergraphError as error:
            self._note = str(error)
            self._later.add((pair.left, pair.right))
        else:
            self._written += written
            self._note = f"{pair.left_name} – {pair.right_name}: {said(decision, self.lang)}"

    def _undo(self) -> None:
        try:
            (row,) = self.review.undo()
        except SynergraphError as error:
            self._note = str(error)
            return
        d = row.decision
        self._written -= 1
        self._note = f"{_WORDS['undone'][self.lang]}: {d.left} – {d.right}: {said(d.decision, self.lang)}"
