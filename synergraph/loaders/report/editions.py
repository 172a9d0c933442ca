"""Which mentions of events mean the same edition of a format."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from synergraph.ontology.names import key


@dataclass(frozen=True, slots=True)
class Called:
    """One mention of an event: its series ("MPI Konferenz"), and what is said with it there.

    `hosted` is true where the host is part of the series' name ("MPI Konferenz"), `proper` where
    the name is one of a kind ("die Musterstädter Messe"), so that no year is needed to tell editions apart;
    `full` is such a name with its format ("Fachgespräch „X“"), or a series with the topic behind it.
    """

    series: str
    format: str
    start: int
    end: int
    theme: str = ""
    date: str = ""
    ordinal: str = ""
    hosted: bool = False
    proper: bool = False
    full: str = ""


@dataclass(slots=True)
class Edition:
    """One event with all its mentions."""

    mentions: list[Called] = field(default_factory=list)
    date: str = ""
    theme: str = ""

    def add(self, one: Called) -> "Edition":
        """Count a mention to this edition; its date is the most exact one said of it."""
        self.mentions.append(one)
        self.date = max(self.date, one.date, key=len)
        self.theme = self.theme or one.theme
        return self

    @property
    def series(self) -> str:
        return self.mentions[0].series

    @property
    def format(self) -> str:
        return self.mentions[0].format

    @property
    def ordinal(self) -> str:
        return next((m.ordinal for m in self.mentions if m.ordinal), "")

    @property
    def proper(self) -> bool:
        return any(m.proper for m in self.mentions)

    def fits(self, one: Called) -> bool:
        """Whether nothing that `one` says contradicts this edition, and something ties them."""
        dates = bool(one.date and self.date)
        themes = bool(one.theme and self.theme)
        if dates and not (one.date.startswith(self.date) or self.date.startswith(one.date)):
            return False
        if themes and key(one.theme) != key(self.theme):
            return False
        return dates or themes

    def names(self, bare: bool) -> list[str]:
        """Return the names of the edition, the fullest first; the bare name of the series only if `bare`."""
        number, year = (f"{self.ordinal}. " if self.ordinal else ""), self.date[:4]
        if self.theme:
            names = [f"{number}{self.series} „{self.theme}“", f"{self.series} „{self.theme}“"]
        elif self.proper:
            return list(dict.fromkeys([self.series, *(m.full for m in self.mentions if m.full)]))
        else:
            names = [f"{self.series} {year}"] if year else []
        names += [f"{self.series} {year}"] if year else []
        names += [m.full for m in self.mentions if m.full and m.date]
        names += [f"{number}{self.series}"] if number else []
        names += [self.series] if bare or not names else []
        return list(dict.fromkeys(names))


def editions(called: Iterable[Called]) -> list[Edition]:
    """Return the events that mentions speak of, in the order they are first named.

    Mentions of a series belong together when they agree in date or theme. One without either
    belongs to the edition named last before it, or to the first one named.
    """
    series: dict[str, list[Edition]] = {}
    loose: list[Called] = []
    for one in sorted(called, key=lambda c: (not (c.date and c.theme), not c.date, not c.theme, c.start)):
        known = series.setdefault(key(one.series), [])
        home = next((e for e in known if e.fits(one)), None)
        if home is None and (one.date or one.theme):
            home = _only_open(known, one)
        if home is not None:
            home.add(one)
        elif one.date or one.theme:
            known.append(Edition().add(one))
        else:
            loose.append(one)
    for one in loose:
        known = series[key(one.series)]
        if not known:
            known.append(Edition().add(one))
        else:
            _nearest(known, one).add(one)
    found = [e for known in series.values() for e in known]
    for edition in found:
        edition.mentions.sort(key=lambda m: m.start)
    return sorted(found, key=lambda e: e.mentions[0].start)


def _only_open(known: list[Edition], one: Called) -> Edition | None:
    """The only edition so far, when it says what `one` leaves open and the other way round."""
    if len(known) != 1:
        return None
    edition = known[0]
    return edition if not (one.date and edition.date) and not (one.theme and edition.theme) else None


def _nearest(known: list[Edition], one: Called) -> Edition:
    before = [e for e in known if min(m.start for m in e.mentions) < one.start]
    return max(
        before, key=lambda e: max(m.start for m in e.mentions if m.start < one.start), default=known[0]
    )
