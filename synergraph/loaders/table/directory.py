"""Which thing a cell of one of our workbooks means: sheets name things of other sheets."""

from collections import defaultdict

from synergraph.ontology import Vocabulary
from synergraph.ontology.cells import referred
from synergraph.ontology.layout import NODE_KEY
from synergraph.ontology.names import key, unwrap
from synergraph.statements import Thing


class Directory:
    """The things that have a row of their own, by id, by name and by the name they had when exported."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._ids: dict[str, Thing] = {}
        self._names: tuple[defaultdict[str, list[Thing]], ...] = tuple(defaultdict(list) for _ in range(3))

    def enter(self, thing: Thing, former: str = "") -> None:
        """Enter a thing, with the name it had when it was exported."""
        if thing.key:
            self._ids[thing.key] = thing
        for names, name in zip(self._names, (thing.name, key(thing.name), unwrap(former)), strict=True):
            if name:
                names[name].append(thing)

    def find(self, text: str, kinds: tuple[str, ...]) -> Thing:
        """Return the thing of one of `kinds` that `text` names.

        A thing without a row is what the vocabulary knows it as, else of the first kind. Raises
        `ValueError` with the reason when several things with rows bear the name.
        """
        name, identifier = referred(text)
        known = self._ids.get(NODE_KEY + identifier)
        if known and known.kind in kinds:
            return known
        name = unwrap(text)
        for names, wanted in zip(self._names, (name, key(name), name), strict=True):
            if hits := _distinct(names.get(wanted, []), kinds):
                if len(hits) == 1:
                    return hits[0]
                ids = ", ".join(thing.key.removeprefix(NODE_KEY) or thing.kind for thing in hits)
                raise ValueError(f"“{name}” is the name of several things ({ids}); add the id: “{name} […]”")
        of = next((kind for kind in kinds if self._vocabulary.find(kind, name)), kinds[0])
        return Thing(of, name)


def _distinct(things: list[Thing], kinds: tuple[str, ...]) -> list[Thing]:
    """Return the things of these kinds, each once; a row without id adds nothing to one with it."""
    hits = list(dict.fromkeys(thing for thing in things if thing.kind in kinds))
    identified = {(thing.kind, thing.name) for thing in hits if thing.key}
    return [thing for thing in hits if thing.key or (thing.kind, thing.name) not in identified]
