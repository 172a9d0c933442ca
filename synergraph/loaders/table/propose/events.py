"""Participant lists that do not say in every row for which event they are."""

import re
from collections.abc import Mapping, Sequence

from synergraph.loaders.table.propose.columns import Column
from synergraph.loaders.table.propose.draft import Draft
from synergraph.loaders.table.propose.rest import EVENT, answers, decline, is_sundry, is_ticks
from synergraph.ontology.names import key

_LIST = re.compile(
    r"(?:(?:vorläufige|finale|aktuelle)\s+)?\b(?:teilnehm\w*(?:[- ]?liste)?|tn[- ]?liste|anmelde\w*|anmeldungen|"
    r"zusagen|gästeliste|participants?(?: list)?|attendees?|registrations?|liste|list|der|zum|zur|tabelle\d*|sheet\d*|table\d*)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4})\b")
_ANY_DAY = re.compile(
    r"\b(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\s?(?:\d{1,2}\.|(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)))",
    re.IGNORECASE,
)


def name_event(drafts: Sequence[Draft], free: Sequence[Column], called: str, role: str = "") -> None:
    """Join the rows of a participant list to its events: ticked columns, else the one the file is named after.

    `role` is the title of the column that says as what they take part, "" where none does.
    """
    decline(drafts, free)
    if any(edge["edge"] == "takes_part" for draft in drafts for edge in draft.edges):
        return
    ticked = _ticked(free, called)
    event = _event(called) or _spaced(called)
    day = _DAY.search(event)
    if day and not ticked:
        event = re.sub(r"\s+", " ", event.replace(day[0], " ")).strip(" -–_") or event
    for draft in drafts:
        edge: dict[str, object] = {"edge": "takes_part", "kind": "event"}
        if role:
            edge["role"] = {"column": role}
        if ticked:
            _join_ticked(draft, edge, ticked)
        else:
            why = "no column names the event; it is called after the file, please correct it"
            start = {"attributes": {"start": {"value": day[0]}}} if day else {}
            draft.add_edge({**edge, "value": event, **start}, why)


def _ticked(columns: Sequence[Column], called: str) -> list[str]:
    """Return the titles of ticked columns that are events.

    Several ticked columns are, unless some speak of consent, catering or the like: where that is so, or where
    only one column is ticked, a title must sound like an event, or else the file must name none.
    """
    ticked = [column.title for column in columns if is_ticks(column) and not answers(column)]
    possible = [title for title in ticked if not is_sundry(title)]
    if len(ticked) == len(possible) > 1:
        return ticked
    return [title for title in possible if _sounds(title)] or ([] if _event(called) else possible)


def _sounds(title: str) -> bool:
    """Whether a title sounds like an event: it has a day or a word such as "Workshop" in it."""
    return bool(_ANY_DAY.search(title)) or any(
        EVENT.search(key(word)) for word in re.split(r"[\s/()]+", title)
    )


def _join_ticked(draft: Draft, edge: Mapping[str, object], ticked: Sequence[str]) -> None:
    """Join a row to the events of its ticked columns; a title with a day in it says when its event is."""
    why = "a tick says who takes part; the titles are the events"
    days = {title: found[0] for title in ticked if (found := _DAY.search(title))}
    if plain := [title for title in ticked if title not in days]:
        draft.add_edge({**edge, "ticked": plain}, why)
    for title, day in days.items():
        start = {"start": {"value": day}}
        draft.add_edge({**edge, "ticked": [title], "attributes": start}, f"{why}; this one says its day")


def _event(called: str) -> str:
    """Return the name of a file without the words that say it is a list, "" where nothing else is left."""
    return re.sub(r"\s+", " ", _LIST.sub(" ", _spaced(called))).strip(" -–_")


def _spaced(called: str) -> str:
    return re.sub(r"[_\s]+", " ", called).strip()
