"""Web addresses behind an overview: pages of the projects, in the order of the list."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from synergraph.loaders.report import portfolio, rows
from synergraph.loaders.report.listing import Listed
from synergraph.loaders.report.matching import assign
from synergraph.loaders.report.report import Report
from synergraph.statements import Statement, Thing

_SLUG = re.compile(r"/([^/]+?)(?:[-.]\d{4,})?(?:\.\w{2,5})?/?$")


class Link(NamedTuple):
    """An address, the name its last part spells, and its line."""

    name: str
    url: str
    line: int


def extract(report: Report) -> Iterator[Statement]:
    """Yield the homepages of listed projects, and know the projects by the names their addresses spell."""
    for first, listed in portfolio.overviews(report):
        for link, entry in paired(links(report, first), listed):
            project = report.names.find("project", entry.name) or Thing("project", entry.name)
            report.names.add(project, link.name)
            yield Statement(project, "homepage", report.text.line_evidence(link.line), value=link.url)


def links(report: Report, first: int) -> list[Link]:
    """Return the addresses that follow the overview titled in line `first`, repeated ones once."""
    end = rows.section(report.text, first)
    lines = [i for i in range(first, end) if rows.URL.match(report.text.lines[i])]
    found = [(report.text.lines[i].strip(), i) for i in lines]
    once = [next(group) for _, group in groupby(found, key=lambda pair: pair[0])]
    return [Link(m[1].replace("-", " "), url, i) for url, i in once if (m := _SLUG.search(url))]


def paired(found: list[Link], listed: list[Listed]) -> Iterator[tuple[Link, Listed]]:
    """Yield which address belongs to which entry: by name, and by place where one of each is left between two pairs."""
    names = assign([link.name for link in found], [entry.name for entry in listed])
    place = {entry.name: i for i, entry in enumerate(listed)}
    pairs = {i: place[names[link.name]] for i, link in enumerate(found) if link.name in names}
    for (i, a), (j, b) in pairwise(sorted(pairs.items())):
        free = [n for n in range(a + 1, b) if n not in pairs.values()]
        if j == i + 2 and len(free) == 1:
            pairs[i + 1] = free[0]
    yield from ((found[i], listed[n]) for i, n in sorted(pairs.items()))
