"""Whom a wish names: a person by number or name, or all of an organisation."""

from collections import defaultdict
from collections.abc import Sequence

from synergraph.ontology.names import fold, key
from synergraph.queries.plan.people.guest import Guest


class Naming:
    """Guests by what a list may call them.

    `names` are the names as the list has them, in the order of the guests: they count even where persons
    are kept out. An organisation stands for all it sends.
    """

    def __init__(self, guests: Sequence[Guest], names: Sequence[str], written: Sequence[str]) -> None:
        self._people: defaultdict[str, list[int]] = defaultdict(list)
        self._houses: defaultdict[str, list[int]] = defaultdict(list)
        self._guests = guests
        self._ids = {guest.id.casefold(): at for at, guest in enumerate(guests)}
        for at, (guest, name, house) in enumerate(zip(guests, names, written, strict=True)):
            forms = (name, f"{name} {house}", f"{name} {guest.organisation}") if name else ()
            for form in set(map(_words, forms)):
                self._people[form].append(at)
            for form in {key(house), key(guest.organisation)} - {""}:
                self._houses[form].append(at)

    def person(self, text: str) -> list[int]:
        """Return the guests that a text names as persons; [] for nobody, several of one name."""
        plain = text.strip()
        number = plain.casefold().removeprefix("nr.").removeprefix("#").strip()
        if number in self._ids:
            return [self._ids[number]]
        return self._people.get(_words(plain), [])

    def named(self, text: str) -> list[int]:
        """Return the guests that a text names, an organisation's all; [] for nobody."""
        return self.person(text) or self._houses.get(key(text), [])

    def ids(self, several: Sequence[int]) -> list[str]:
        """Return the numbers of guests."""
        return [self._guests[at].id for at in several]

    def listed(self, text: str) -> list[tuple[str, list[int]]]:
        """Return a name with those it names; several names where only its parts, at commas, name someone."""
        whole = self.named(text)
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if whole or len(parts) < 2 or not any(map(self.named, parts)):
            return [(text, whole)]
        return [(part, self.named(part)) for part in parts]


def _words(name: str) -> str:
    """Return what "Muster, Anna (Werk Nord)" and "Anna Muster, Werk Nord" have in common."""
    return " ".join(sorted(fold(name).split()))
