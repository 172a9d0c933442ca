"""Everything a plan is printed and sent as: workbook, agendas, calendars, cards, briefings, overview."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from synergraph.graph.graph import Graph
from synergraph.queries.plan.model import Schedule
from synergraph.queries.plan.people import EventPlan, Gathering, save
from synergraph.viz.plan import papers, sheets
from synergraph.viz.plan.calendar import Appointment, calendar
from synergraph.viz.tables import write_xlsx

CALENDARS = "calendars"


def write(plan: EventPlan, graph: Graph, folder: Path, lang: str, since: int = 0) -> list[Path]:
    """Write a plan into a folder, in one language, and return the files.

    `plan.json` to change it later, `plan.xlsx`, `overview.html`, `agendas.html` (a page each), `cards.html`, `plan.ics`
    and one calendar per person under `calendars/`; for meetings also `briefings.html` and `outcomes.xlsx`,
    the list to fill in afterwards. Files of these names are written over, but for `plan.json`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pages = {
        "overview": papers.overview(plan, lang, since),
        "agendas": papers.agendas(plan, lang),
        "cards": papers.cards(plan, lang),
    }
    if isinstance(plan.result, Schedule):
        pages["briefings"] = papers.briefings(plan, graph, lang)
    texts = {f"{name}.html": text for name, text in pages.items()}
    texts |= calendars(plan, lang)
    found = [save(plan, folder), write_xlsx(sheets.workbook(plan, lang, since), folder / "plan.xlsx")]
    if isinstance(plan.result, Schedule):
        found.append(write_xlsx([sheets.outcomes(plan, lang)], folder / "outcomes.xlsx"))
    (folder / CALENDARS).mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())
    return [*found, *(folder / name for name in texts if "/" not in name), folder / CALENDARS]


def calendars(plan: EventPlan, lang: str) -> dict[str, str]:
    """Return the calendar of all and one of each person, by file name."""
    title, stamp = plan.event.name(lang), plan.event.clock.start
    texts = {"plan.ics": calendar((_of_all(plan, one, lang) for one in plan.gatherings), title, stamp)}
    for at, guest in enumerate(plan.people):
        texts[f"{CALENDARS}/{_file(guest.id)}.ics"] = calendar(_of_one(plan, at, lang), title, stamp)
    return texts


def _file(id: str) -> str:
    """Return a name for files that says a number, whatever it is made of."""
    return "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in id).zfill(4)


def _of_all(plan: EventPlan, one: Gathering, lang: str) -> Appointment:
    names = [plan.people[at].full for at in one.people]
    return _appointment(plan, one, f"table {one.table}", " – ".join(names), "", lang)


def _of_one(plan: EventPlan, at: int, lang: str) -> Iterator[Appointment]:
    for one in plan.agenda(at):
        others = [plan.people[other].full for other in one.people if other != at]
        about = ""
        if isinstance(plan.result, Schedule):
            talk = plan.talk(one)
            about = f"{talk.why[lang]}\n{talk.hook[lang]}"
        yield _appointment(plan, one, f"person {plan.people[at].id}", ", ".join(others), about, lang)


def _appointment(
    plan: EventPlan, one: Gathering, whose: str, summary: str, about: str, lang: str
) -> Appointment:
    event, clock = plan.event, plan.event.clock
    start: datetime = clock.begins(one.round)
    where = ", ".join(filter(None, (event.place, sheets.place(plan, one.table, lang))))
    return Appointment(
        f"{event.title.de}|{clock.start.isoformat()}|{one.round}|{whose}", start, clock.ends(one.round),
        summary, about, where, plan.revision,
    )  # fmt: skip
