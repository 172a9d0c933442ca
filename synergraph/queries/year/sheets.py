"""The plan of a year as tables."""

from synergraph.queries.invitations.words import TITLES as INVITATIONS
from synergraph.queries.sheet import Sheet
from synergraph.queries.wording import TITLES as COMMON
from synergraph.queries.wording import filled
from synergraph.queries.year.entries import Year
from synergraph.queries.year.slots import quarter_of
from synergraph.queries.year.words import KINDS, TITLES


def sheets(plan: Year, lang: str = "de") -> list[Sheet]:
    """Return the entries of a plan by day, and what found no day, where there is such."""
    rows = [
        (
            one.start.isoformat(), one.end.isoformat() if one.end != one.start else "", f"Q{quarter_of(one.start)}",
            KINDS[one.kind][lang], one.title[lang], one.theme[lang], one.why[lang],
        )
        for one in plan.entries
    ]  # fmt: skip
    columns = [TITLES[key][lang] for key in ("from", "to", "quarter", "kind", "what", "theme")]
    title = filled(TITLES["plan"], year=plan.year)[lang]
    note = filled(TITLES["further"], number=plan.further)[lang] if plan.further else ""
    tables = [Sheet(title, [*columns, COMMON["why"][lang]], rows, note)]
    if plan.unplaced:
        gaps = [(text[lang],) for text in plan.unplaced]
        tables.append(Sheet(TITLES["unplaced"][lang], [INVITATIONS["gap"][lang]], gaps))
    return tables
