"""From the rows of a participant list to guests."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from synergraph.ontology import Labels
from synergraph.queries.plan.model import Pair
from synergraph.queries.plan.people import words
from synergraph.queries.plan.people.cells import Problems, count, gone, items, names, person_name, yes
from synergraph.queries.plan.people.clock import Clock
from synergraph.queries.plan.people.guest import Guest, Guests
from synergraph.queries.plan.people.naming import Naming
from synergraph.queries.plan.people.organisations import Houses
from synergraph.queries.plan.people.rows import Row, rows


def read_guests(path: Path, clock: Clock, houses: Houses, *, persons: bool) -> Guests:
    """Return who comes, as a list (CSV, TSV, XLSX) says.

    Without `persons` names are used to find whom a wish means, and kept nowhere. Who has declined is left
    out. Raises `SourceError` for a file that is no participant list, and naming every cell that cannot be
    read with its place.
    """
    listed = rows(path)
    coming = [row for row in listed if not gone(row["change"])]
    reader = Reader(clock, houses, persons)
    guests = [reader.guest(row, number) for number, row in enumerate(coming, 1)]
    found = reader.wished(guests, coming)
    reader.problems.settle(path.name)
    left_out = [words.say("declined", count=len(listed) - len(coming))] * (len(coming) < len(listed))
    return Guests(found.people, found.must, found.likes, found.avoids, (*left_out, *found.notes))


def _table(text: str) -> int:
    if number := count(text):
        return number - 1
    raise ValueError("is no table")


class Reader:
    """Reads rows; `problems` gathers the cells that it cannot read."""

    def __init__(self, clock: Clock, houses: Houses, persons: bool) -> None:
        self._clock, self._houses, self._persons = clock, houses, persons
        self.problems, self._seen = Problems(), Counter[str]()
        self._notes: list[Labels] = []

    def guest(self, row: Row, number: int) -> Guest:
        """Return the guest of a row, the `number`th of the list."""
        house = self._houses.of(row["organisation"])
        name = person_name(row["name"])
        arrives, leaves = self.stay(row)
        least, most = self._meetings(row)
        return Guest(
            id=self._id(row, number),
            name=name if self._persons else "",
            organisation=house.name,
            node=house.node,
            person=self._houses.person(name) if self._persons else "",
            offers=items(row["offers"]),
            seeks=items(row["seeks"]),
            interests=row["interests"],
            cluster=row["cluster"] or house.cluster,
            kind=row["kind"] or house.kind,
            arrives=arrives,
            leaves=leaves,
            away=self.away(row),
            least=least,
            most=most,
            table=self.problems.read(row, "table", _table, None, "write the number of a table, such as 4"),
            vip=self.problems.read(row, "vip", yes, False, "write x, or leave it empty"),
        )

    def _id(self, row: Row, number: int) -> str:
        given = row["number"].removesuffix(".0") or str(number)
        self._seen[given] += 1
        if self._seen[given] > 1:
            self.problems.add(row, "number", f"“{given}” stands there twice", "give each person a number")
        return given

    def stay(self, row: Row) -> tuple[int, int | None]:
        """Return the first round of a guest, and the first one missed (None: stays to the end)."""
        hint = f"write a time like {self._clock.begins(0):%H:%M}, or a round from 1 to {self._clock.rounds}"
        arrives = self.problems.read(row, "arrives", self._clock.arrives, 0, hint)
        leaves = self.problems.read(row, "leaves", self._clock.leaves, None, hint)
        if leaves is not None and leaves <= arrives:
            self._notes.append(words.say("misses", guest=row.place))
        return arrives, leaves

    def away(self, row: Row) -> tuple[int, ...]:
        """Return the rounds that a guest spends elsewhere."""
        hint = f"write rounds or times: “Runde 2; 4”, “{self._clock.begins(0):%H:%M}–{self._clock.ends(0):%H:%M}”"
        return self.problems.read(row, "away", self._clock.away, (), hint)

    def _meetings(self, row: Row) -> tuple[int, int | None]:
        hint = "write a number of meetings, such as 4"
        least = self.problems.read(row, "least", count, 0, hint)
        most = self.problems.read(row, "most", count, None, hint)
        if most is not None and most < least:
            self.problems.add(row, "most", f"{most} is less than the {least} wanted at least", hint)
            return 0, most
        return least, most

    def wished(self, guests: Sequence[Guest], listed: Sequence[Row], among: Sequence[Guest] = ()) -> Guests:
        """Return the guests with their wishes; wishes may also name those `among` who were there before."""
        known = [*among, *guests]
        spelt = [guest.name for guest in among] + [row["name"] for row in listed]
        written = [guest.organisation for guest in among] + [row["organisation"] for row in listed]
        naming = Naming(known, spelt, written)
        pairs: dict[str, set[Pair]] = {"must": set(), "likes": set(), "avoids": set()}
        for at, row in enumerate(listed, len(among)):
            for column, found in pairs.items():
                found.update((at, other) for other in self._whom(row, column, at, naming))
        must, avoids = (frozenset((min(p), max(p)) for p in pairs[name]) for name in ("must", "avoids"))
        self._unknown(guests)
        return Guests(tuple(known), must, frozenset(pairs["likes"]), avoids, tuple(self._notes))

    def _whom(self, row: Row, column: str, at: int, naming: Naming) -> list[int]:
        found: list[int] = []
        for name, several in (one for text in names(row[column]) for one in naming.listed(text)):
            if column == "must" and len(several) > 1:
                hint = "give the number of one of them: " + ", ".join(naming.ids(several))
                self.problems.add(row, column, f"“{name}” are {len(several)} people", hint)
            elif not several and column != "likes":
                hint = (
                    "write the number or the name as it stands in the list, with the organisation if need be"
                )
                self.problems.add(row, column, f"“{name}” is not in the list", hint)
            elif not several:
                shown = name if self._persons else "…"
                self._notes.append(words.say("absent", place=row.at(column), name=shown))
            found += [other for other in several if other != at]
        return found

    def _unknown(self, guests: Sequence[Guest]) -> None:
        unknown = self._houses.unknown(self._houses.of(guest.organisation) for guest in guests)
        if unknown:
            self._notes.append(words.say("unknown", count=len(unknown), names=", ".join(unknown[:8])))
        self._notes += [
            words.say("several", name=name, hint=hint) for name, hint in sorted(self._houses.several.items())
        ]
