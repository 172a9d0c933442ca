"""The plan of a year as a calendar."""

from datetime import datetime
from pathlib import Path

from synergraph.queries.year import Year
from synergraph.viz.plan.calendar import Appointment, calendar


def write_calendar(plan: Year, path: Path, lang: str) -> Path:
    """Write the entries of a year as whole days into an ICS file, and return it."""
    entries = [
        Appointment(
            f"{plan.year}|{one.kind}|{one.recipe}|{one.title.de}|{one.theme.de}|{one.start.isoformat()}",
            one.start, one.end, one.title[lang], one.why[lang],
        )
        for one in plan.entries
    ]  # fmt: skip
    path.write_bytes(calendar(entries, f"{plan.year}", datetime(plan.year, 1, 1)).encode())
    return path
