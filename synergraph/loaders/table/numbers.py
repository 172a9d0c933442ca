"""Numbers and yes/no as people type them into German and English tables."""

import re

_SCALES = {
    "mrd": 1e9, "milliarde": 1e9, "milliarden": 1e9, "bn": 1e9, "mio": 1e6, "million": 1e6, "millionen": 1e6,
    "millions": 1e6, "tsd": 1e3, "tausend": 1e3, "t": 1e3, "k": 1e3,
}  # fmt: skip
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?:ca\.?|circa|rund|rd\.?|etwa|about|approx\.?|~)?\s*(?:(?P<before>{_SCALE})?\.?\s*(?:€|euro?))?\s*"
    r"(?P<sign>[-+−]?)\s*(?:€|euro?)?\s*(?P<digits>\d[\d.,'’\s]*?)(?:,[-–—]+)?\s*"
    rf"(?P<scale>{_SCALE})?\.?\s*(?:€|euro?|%)?",
    re.IGNORECASE,
)
_UNIT = re.compile("€|eur|%", re.IGNORECASE)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
_PLAIN = re.compile(r"\d+(?:\.\d*)?(?:e[-+]?\d+)?", re.IGNORECASE)
_YES = frozenset("ja j yes y true wahr x ✓ ✔ ☑ ✅ 1".split())
_NO = frozenset("nein n no false falsch - – — ✗ ✘ ☐ ❌ 0".split())
_LARGEST = 1e15


def number(text: str, *, english: bool = False, stored: bool = False, factor: float = 1.0) -> float:
    """Read "1.234.567,89 €", "1,5 Mio. €", "12 %" (12.0) or "rund 40".

    `factor` multiplies a bare number ("150" in a column in thousands); one with a unit of its own
    ("75.000 €", "80 T€") is what it says.

    A lone dot before three digits groups thousands, a lone comma where the language is `english`;
    in a number that a program `stored` the dot is decimal. Raises `ValueError` for anything else.
    """
    if (text.isascii() and text.isdecimal()) or (stored and _PLAIN.fullmatch(text.removeprefix("-"))):
        value = float(text) * factor
    else:
        match = _matched(text)
        if not match:
            raise ValueError("is no number")
        digits = re.sub(r"['’\s]", "", match["digits"])
        value = _digits(digits, english) * _times(match, factor)
        value = -value if match["sign"] in {"-", "−"} else value
    if not abs(value) < _LARGEST:
        raise ValueError("is too large a number")
    return round(value, 6)


def has_unit(text: str) -> bool:
    """Whether a number says its unit itself: €, TEUR, Tsd., Mio. …"""
    match = _matched(text)
    return bool(match and (_scale(match) or _UNIT.search(text)))


def _matched(text: str) -> re.Match[str] | None:
    # A long run of blanks could be shared out among the blanks of the pattern in very many ways.
    return _NUMBER.fullmatch(" ".join(text.split()))


def _scale(match: re.Match[str]) -> str:
    return (match["scale"] or match["before"] or "").casefold()


def _times(match: re.Match[str], factor: float) -> float:
    scale = _scale(match)
    return _SCALES[scale] if scale else 1.0 if _UNIT.search(match[0]) else factor


def _digits(digits: str, english: bool) -> float:
    point, group = (".", ",") if english else (",", ".")
    if "." in digits and "," in digits:
        point, group = (".", ",") if digits.rfind(".") > digits.rfind(",") else (",", ".")
    elif digits.count(".") > 1 or digits.count(",") > 1:
        point, group = (",", ".") if "." in digits else (".", ",")
    elif group in digits and not _GROUPED.fullmatch(digits):
        point, group = group, point
    whole, _, fraction = digits.partition(point)
    if group in fraction or (
        group in whole and not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+", whole)
    ):
        raise ValueError("is no number")
    return float(f"{whole.replace(group, '')}.{fraction or 0}")


def boolean(text: str) -> bool:
    """Read ja/nein, yes/no, x, ✓, 1/0; raises `ValueError` for anything else."""
    folded = text.strip().casefold()
    if folded in _YES or folded in _NO:
        return folded in _YES
    raise ValueError("is neither yes nor no")
