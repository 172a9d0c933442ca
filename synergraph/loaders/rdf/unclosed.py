"""Turtle and the like behind a quotation mark or “<” that nobody closes: where the text can be taken up again.

The parser takes what follows for a part of the text that was begun, and would lose the rest of the file.
"""

import re
from typing import NamedTuple

from synergraph.loaders.rdf.place import prefixes
from synergraph.ontology.parser import Fault

_TOKEN = re.compile(
    r"""(?P<long>\"""(?:[^"\\]++|\\.|"(?!""))*+\"""|'''(?:[^'\\]++|\\.|'(?!''))*+''')
    |(?P<open>\"""|''')
    |"(?:[^"\\\n]++|\\[^\n])*+"|'(?:[^'\\\n]++|\\[^\n])*+'
    |(?P<end>^[ \t]*@?(?:prefix\s+[^\s:<]*:|base)\s*<[^<>\n]*>|\.(?=[\s\#\]}]|\Z)|[{}])
    |<[^<>\n]*>|<<|\#[^\n]*|\\.
    |(?P<lone>["'<])""",
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_FOLLOWS = re.compile(r"""\s*(?:[;,.\])}@^#|{>"'<]|\Z)""")
_LINE = re.compile(r"\n()")
_BLANK = re.compile(r"(?:\s|#[^\n]*)*")
_QUOTE, _THREE = "a closing quotation mark is missing", ' (a text over several lines stands in three: """)'
_BRACKET = "a closing “>” is missing"


class _Open(NamedTuple):
    """A statement with something unclosed: where it begins, where the mark is, and what is missing."""

    start: int
    mark: int
    reason: str


def blanked(text: str, *, lines: bool = False) -> tuple[str, list[Fault]]:
    """Return the text without the statements that hold something unclosed, and a fault for each.

    Such a statement ends where the next begins: on a line after an empty one, or after one that ends in
    a full stop; with `lines`, as in N-Triples and N-Quads, on any. Lines keep their numbers. It takes time in
    proportion to the text.
    """
    following = _LINE if lines else _following(text)
    kept, faults, position, line, counted = list[str](), list[Fault](), 0, 1, 0
    while found := _unclosed(text, position, following):
        after = _restart(text, found.start, following)
        line += text.count("\n", counted, found.mark)
        counted = found.mark
        faults.append(Fault(line, found.mark - text.rfind("\n", 0, found.mark), found.reason))
        kept += [text[position : found.start], "\n" * text.count("\n", found.start, after)]
        position = after
    return "".join([*kept, text[position:]]), faults


def _following(text: str) -> re.Pattern[str]:
    """Return what a statement can begin after, up to the indentation of its first line."""
    declared = "|".join(re.escape(name) for name in sorted(prefixes(text)))
    return re.compile(
        rf"(?:\.[ \t]*(?:\#[^\n]*)?\r?\n|^[ \t]*\r?\n)(?:[ \t]*(?:\#[^\n]*)?\r?\n)*"
        rf"(?=([ \t]*)(?:<[^<>\s]*>|_:|[\[(}}]|@?(?:prefix|base)\b|(?:{declared}):))",
        re.MULTILINE | re.IGNORECASE,
    )


def _unclosed(text: str, position: int, following: re.Pattern[str]) -> _Open | None:
    """Find the first statement from `position` on in which something is unclosed."""
    start = position
    for token in _TOKEN.finditer(text, position):
        if token.lastgroup == "end":
            start = token.end()
        elif token.lastgroup in ("open", "lone") or (token["long"] and _swallows(text, token, following)):
            mark = token.start()
            begin = _BLANK.match(text, start if following is not _LINE else text.rfind("\n", 0, mark) + 1)
            assert begin
            quote = _QUOTE if following is _LINE else _QUOTE + _THREE
            return _Open(begin.end(), mark, _BRACKET if token[0] == "<" else quote)
    return None


def _swallows(text: str, token: re.Match[str], following: re.Pattern[str]) -> bool:
    """Whether a long text ends where another begins: statements are in it, and words stand behind it."""
    return not _FOLLOWS.match(text, token.end()) and bool(following.search(text, token.start(), token.end()))


def _restart(text: str, start: int, following: re.Pattern[str]) -> int:
    """Return where the next statement begins that is indented no deeper than the one at `start`."""
    indent = start - text.rfind("\n", 0, start) - 1
    begins = (found.end() for found in following.finditer(text, start) if len(found[1]) <= indent)
    return next(begins, len(text))
