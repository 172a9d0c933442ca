"""Columns that no preset knows: words of the ontology in their titles, or cells that tell what they hold."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from synergraph.loaders.table.cells import REFUSALS, refuses
from synergraph.loaders.table.propose import kinds
from synergraph.loaders.table.propose.columns import Column
from synergraph.loaders.table.propose.draft import Draft
from synergraph.loaders.table.propose.kinds import left_out, meaning
from synergraph.loaders.table.propose.parting import parting, parts
from synergraph.loaders.table.propose.readable import MOST, dates, reading
from synergraph.loaders.table.propose.titles import plain
from synergraph.loaders.table.values import Values
from synergraph.ontology import Vocabulary, ontology
from synergraph.ontology.legal import split_legal_form
from synergraph.ontology.names import key

EDGES = {
    "topic": ("has_topic",), "place": ("located_in",), "cluster": ("supported_by", "member_of"),
    "action_field": ("in_action_field",), "transformation_line": ("in_transformation_line",),
    "guideline": ("about_guideline",), "focus_topic": ("about_focus",),
    "organisation": ("participates_in", "takes_part", "affiliated_with", "offers"),
    "programme": ("funded_by", "part_of"), "project": ("participates_in", "presented_at"),
    "event": ("takes_part", "presented_at"),
}  # fmt: skip
"""Which edge joins a row's thing with another, by the other's kind; the first that the ontology allows."""

_URL = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_TICKS = frozenset("x ✓ ✔ ☑ ✅ ☐ ja nein yes no j n y".split())
_MARKS = frozenset("x ✓ ✔ ☑ ✅".split())
_MET = (
    "Anwesend",
    "Anwesenheit",
    "Teilgenommen",
    "Hat teilgenommen",
    "Erschienen",
    "Attended",
    "Attendance",
    "Present",
)
_PROMISED = ("Teilnahme", "Nimmt teil", "Teilnahmestatus", "Status der Teilnahme", "Zusage", "Zugesagt", "Zu-/Absage",
             "Zusage/Absage", "Zusage ja/nein", "Teilnahme ja/nein", "Rückmeldung", "Anmeldestatus", "Status",
             "Confirmed", "Accepted", "RSVP", "Response")  # fmt: skip
_ANSWERS = tuple(map(key, (*_MET, *_PROMISED)))
"""Titles of columns that say who takes part; who came outdoes who meant to come."""

_ANSWERED = frozenset(
    "zugesagt zusage angemeldet bestätigt anwesend teilgenommen erschienen vielleicht unsicher offen "
    "maybe tentative confirmed accepted attended registered".split()
)
_SHARE = 0.5

_CONSENT = re.compile(
    r"datenschutz|dsgvo|gdpr|einwillig|einverst|zustimm|consent|^agree|privacy|^agb$|"
    r"^(?:foto|photo)(?:s|recht\w*|aufnahm\w*|freigab\w*|erlaub\w*|einw\w*)?$|^bild(?:er|recht\w*|aufnahm\w*)?$|"
    r"aufnahmen?$|aufzeichn|recording|veroeffentlich|weitergabe|kontaktdaten|"
    r"newsletter|mailing|verteiler|^emails?|reminder|erinnerung|mitglied|^member(?:ship)?$|unterlagen"
)
"""Words, folded, in the titles of ticked columns that say what someone agreed to."""

_HOSTING = re.compile(
    r"(?:mittag|abend)essen|^essens|^(?:mittags|abend)?(?:imbiss|buffet|bueffet|brot)|^fruehstueck|^lunch|^dinner|"
    r"^breakfast|^mittag|^kaffee|catering|verpfleg|getraenk|^meals?$|^menue|vegetar|vegan|allerg|unvertraeglich|"
    r"laktose|gluten|ernaehrung|hotel|uebernacht|unterkunft|zimmer$|^zimmer(?!mann)|accommodation|overnight|"
    r"park(?:platz|plaetze|ausweis|schein|karte|haus|ticket|ing|en)|anreise|abreise|shuttle|^rechnung|invoice|bezahl|gezahlt|"
    r"zahlung|payment|^paid|gebuehr|teilnahmebeitrag|tagungsbeitrag|^vip|namensschild|badge|checkin|bescheinig|zertifikat|"
    r"certificate|warteliste|barrierefrei|rollstuhl"
)
"""Words, folded, in the titles of ticked columns that say what a guest is to get or to pay."""

EVENT = re.compile(
    r"(?:meet(?:ing|up)?|dive|dialoge?|workshops?|konferenz(?:en)?|conferences?|kongress|congress|treffen|forum|foren|"
    r"(?<!mit)tage?|days?|messen?|werkstatt|werkstaetten|seminare?|webinare?|tagung(?:en)?|events?|veranstaltung(?:en)?|"
    r"termine?|sessions?|gipfel|summit|symposium|kolloquium|abend|stammtisch|(?<!geschaefts)(?<!ein)(?<!durch)fuehrung|"
    r"tour|exkursion|besichtigung|besuch|rundgang|schulung|training|lab|hackathon|barcamp|pitch|matchmaking|expo|salon|"
    r"runde|reihe|versammlung|fest|feier|talks?|gespraeche?|together|empfang|auftakt|kickoff|ausklang|vortrag|keynote)\d*$"
)
"""Words, folded, that an event's name ends in."""


@dataclass
class Rest:
    """Places the columns that a map has left over, and gives the reason for each of the others.

    `again` gives, for titles of columns that stand for one that is read already, the reason to leave them out.
    """

    draft: Draft
    values: Values
    left_out: dict[str, str]
    again: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        kind = self.draft.table.get("kind", "")
        return kind if isinstance(kind, str) else ""

    def place(self, columns: Iterable[Column]) -> None:
        ticked: dict[str, list[str]] = {}
        free = list(columns)
        answer = self._decline(free)
        for column in (column for column in free if column.title != answer):
            if key(column.title) in left_out() or key(plain(column.title)) in left_out():
                reasons = left_out()
                self.left_out[column.title] = (
                    reasons.get(key(column.title)) or reasons[key(plain(column.title))]
                )
            elif not column.cells:
                self.left_out[column.title] = "empty"
            elif is_ticks(column):
                self._tick(column, ticked)
            elif not (self._by_title(column) or self._by_cells(column)):
                self.left_out.setdefault(column.title, self._unknown(column))
        for kind, titles in ticked.items():
            edge = self._edge_to(kind)
            reason = (
                f"ticked columns, titled with the names of {len(titles)} × {ontology().nodes[kind].name.en}"
            )
            self.draft.add_edge({"edge": edge, "kind": kind, "ticked": titles}, reason)
        self._alternatives()

    def _alternatives(self) -> None:
        """Say of edges that share out the words of a column what becomes of its other words."""
        sharing = [number for number, edge in enumerate(self.draft.edges) if "is" in edge.get("when", {})]
        for number in sharing if len(sharing) > 1 else ():
            title, why = self.draft.edges[number]["when"]["column"], self.draft.why.get(f"edges.{number}", "")
            other = f"rows where “{title}” says another word join nothing here and are named when loading"
            self.draft.why[f"edges.{number}"] = "; ".join(filter(None, (why, other)))

    def _decline(self, columns: Sequence[Column]) -> str:
        """Hold a list of those who take part in events to who does not decline; return the title that says it."""
        attends = any(edge["edge"] == "takes_part" for edge in self.draft.edges)
        return decline([self.draft], columns) if attends and self.kind in ("organisation", "person") else ""

    def _unknown(self, column: Column) -> str:
        return self.again.get(column.title) or _unknown(column, self.values)

    def _tick(self, column: Column, ticked: dict[str, list[str]]) -> None:
        named = (k for k in EDGES if self._edge_to(k) and self.values.vocabulary.find(k, column.title))
        attends = any(edge["edge"] == "takes_part" for edge in self.draft.edges)
        if attends and is_sundry(column.title):
            self.left_out[column.title] = "ticked, but consent, mailings, catering and the like are no event"
        elif kind := next(named, ""):
            ticked.setdefault(kind, []).append(column.title)
        else:
            self.left_out[column.title] = "ticked, but its title is no name that the vocabulary knows"

    def _by_title(self, column: Column) -> bool:
        words = {key(column.title), key(plain(column.title))}
        for attribute in ontology().attributes.values():
            named = {key(attribute.name.de), key(attribute.name.en), key(attribute.kind)}
            named |= {key(word) for word in kinds.words()["attributes"].get(attribute.kind, ())}
            if words & named and attribute.kind != "name" and self._has(attribute.kinds):
                return self._attribute(attribute.kind, column, "titled so")
        kind = meaning(plain(column.title), "kinds")
        return bool(kind in EDGES and not column.prose and self._edge(kind, column, "titled so"))

    def _by_cells(self, column: Column) -> bool:
        urls = sum(bool(_URL.fullmatch(cell)) for cell in column.cells)
        if urls >= 0.8 * len(column.cells):
            return self._attribute(
                "homepage", column, f"{urls} of {len(column.cells)} cells are web addresses"
            )
        for attribute in ontology().attributes.values():
            if attribute.scheme and self.kind in attribute.kinds and len(column.words) > 1:
                read = reading(attribute.kind, column, self.values)
                if read.readable >= 0.8 * read.filled and self._attribute(
                    attribute.kind, column, f"{read} are values of {attribute.name.en}"
                ):
                    return True
        if column.prose:
            return False
        several = len(column.words) > 1
        shares = {k: _share(column, k, self.values.vocabulary) for k in EDGES if several and self._edge_to(k)}
        kind = max(shares, key=shares.__getitem__, default="")
        if kind and shares[kind] >= _SHARE and len(column.words) * shares[kind] >= 2:
            return self._edge(kind, column, f"{shares[kind]:.0%} of its names are known to the vocabulary")
        if self._edge_to("organisation") and (share := legal_forms(column)) >= _SHARE:
            return self._edge("organisation", column, f"{share:.0%} of its names have a legal form")
        return False

    def _has(self, allowed: frozenset[str]) -> bool:
        return self.kind in allowed if self.kind else allowed == frozenset(ontology().nodes)

    def _attribute(self, name: str, column: Column, why: str) -> bool:
        read = reading(name, column, self.values)
        if name in self.draft.attributes or not read.enough or not read.filled:
            return False
        self.draft.attributes[name] = column.title
        self.draft.why[f"attributes.{name}"] = f"“{column.title}”: {why}"
        return True

    def _edge_to(self, kind: str) -> str:
        allows = ontology().allows
        wanted = (e for e in EDGES[kind] if allows(self.kind, e, kind) or allows(kind, e, self.kind))
        return next(wanted, "") if self.kind else ""

    def _edge(self, kind: str, column: Column, why: str) -> bool:
        edge = self._edge_to(kind)
        if not edge:
            return False
        entry: dict[str, object] = {"edge": edge, "kind": kind, "column": column.title}
        marks, parted = parting(column, kind, self.values.vocabulary)
        if marks:
            entry["separator"] = marks[0] if len(marks) == 1 else marks
        label = f"{ontology().edges[edge].name.en} ({ontology().nodes[kind].name.en})"
        self.draft.add_edge(entry, "; ".join(filter(None, (f"“{column.title}”: {label}", why, parted))))
        return True


def is_ticks(column: Column) -> bool:
    """Whether the cells are ticks, though up to half of them may refuse in words; a sum below them counts for nothing."""
    words = Counter(column.words)
    if len(column.cells) > 1 and column.cells[-1].isdecimal():
        words -= Counter(column.cells[-1:])
    ticks = sum(rows for word, rows in words.items() if word.casefold() in _TICKS)
    return 2 * ticks >= words.total() > 0 and all(
        word.casefold() in _TICKS or refuses(word) for word in words
    )


def is_sundry(title: str) -> bool:
    """Whether a ticked column is no event: it says who agreed to something, or who gets a meal, a room or the like."""
    return agrees(title) or any(_HOSTING.search(word) for word in _heads(title))


def agrees(title: str) -> bool:
    """Whether a ticked column says who agreed to something, which guests do as well as people in an address book."""
    return any(_CONSENT.search(word) for word in _heads(title))


def _heads(title: str) -> list[str]:
    """Return the folded words of a title without those that name an event: "Foto-Workshop" is about no photo."""
    words = [key(word) for word in re.split(r"[\s/]+", plain(title))]
    return [word for word in words if not EVENT.search(word)]


def answers(column: Column) -> bool:
    """Whether a column says who takes part: titled so, with a refusal among its cells or nothing but answers."""
    if not {key(column.title), key(plain(column.title))} & set(_ANSWERS):
        return False
    said = _TICKS | _ANSWERED
    return any(map(refuses, column.words)) or all(word.casefold() in said for word in column.words)


def decline(drafts: Sequence[Draft], columns: Iterable[Column]) -> str:
    """Hold maps to the rows of those who do not decline; return the title of the column that says it, "" if none."""
    telling = [column for column in columns if column.cells and answers(column)]
    for column in sorted(telling, key=_rank):
        entry, why = _attending(column)
        for draft in (draft for draft in drafts if entry and "when" not in draft.table):
            draft.table["when"], draft.why["when"] = entry, why
        if entry:
            return column.title
    return ""


def _rank(column: Column) -> int:
    titles = (key(column.title), key(plain(column.title)))
    return min(_ANSWERS.index(title) for title in titles if title in _ANSWERS)


def _attending(column: Column) -> tuple[dict[str, object], str]:
    """Return the condition for those who take part, and why; nothing where all may."""
    if all(word.casefold() in _MARKS for word in column.words):
        return (
            {"column": column.title, "is": list(column.words)},
            f"a tick in “{column.title}” says who takes part; the other rows are left out",
        )
    refused = {word: rows for word, rows in column.words.items() if refuses(word)}
    if not refused:
        return {}, ""
    further = [word for word in refused if word.casefold() not in REFUSALS]
    shown = ", ".join(f"“{word[:40]}” ({rows})" for word, rows in refused.items())
    why = f"“{column.title}” says who declined: {shown}; these rows are left out, all others take part"
    return {"column": column.title, "is_not": [*REFUSALS, *further]}, why


def legal_forms(column: Column) -> float:
    """Return the share of the distinct cells that end in a legal form."""
    return sum(bool(split_legal_form(word)[1]) for word in column.words) / max(len(column.words), 1)


def _share(column: Column, kind: str, vocabulary: Vocabulary) -> float:
    marks = parting(column, kind, vocabulary).marks
    found = [part for word in column.words for part in parts(word, marks)]
    return sum(vocabulary.find(kind, part) is not None for part in found) / max(len(found), 1)


def _unknown(column: Column, values: Values) -> str:
    """Say what a column seems to hold that found no place."""
    example = f"e.g. “{' '.join(column.cells[0].split())[:40]}”"
    read = reading("volume", column, values)
    what = "dates" if dates(column, values) else "numbers" if read.readable >= MOST * read.filled else ""
    if what:
        return f"holds {what} ({example}), but its title does not say which"
    return f"neither title nor cells say what it is ({example}; {len(column.words)} different in {len(column.cells)} cells)"
