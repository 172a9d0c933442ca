"""Numbers as German reports print them: digits with dots and commas, millions, and words."""

import re

WORDS = {
    "kein": 0, "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16,
    "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20,
}  # fmt: skip
SCALES = {"tausend": 1e3, "tsd": 1e3, "million": 1e6, "mio": 1e6, "milliarde": 1e9, "mrd": 1e9}
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
NUMBER = rf"(?<![\w.,])(?:\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?|\d+(?:,\d+)?|(?i:(?:{_WORD})(?:e[rnsm]?)?)\b)"
_SCALED = re.compile(
    rf"({NUMBER})\s*(Tausend|Tsd\.?|Million(?:en)?|Mio\.?|Milliarden?|Mrd\.?)?", re.IGNORECASE
)


def number(text: str) -> float | None:
    """Return the number a text prints ("69,2 Millionen", "1.250", "Zwölf"), or None."""
    match = _SCALED.fullmatch(text.strip())
    if not match:
        return None
    word = match[1].casefold()
    if word[0].isdigit():
        value = float(word.replace(".", "").replace(",", "."))
    else:
        value = float(
            next(n for w, n in sorted(WORDS.items(), key=lambda p: -len(p[0])) if word.startswith(w))
        )
    scale = (match[2] or "").casefold().rstrip(".")
    return value * next((f for name, f in SCALES.items() if scale.startswith(name)), 1.0) if scale else value


def plain(value: float) -> str:
    """Return a number without a fraction it does not have."""
    return str(int(value)) if value == int(value) else str(value)
