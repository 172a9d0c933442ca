"""Places in a source, as fragment identifiers and in words.

Text has `#line=12&char=340,380` after RFC 5147, with `page=` in front for paged documents;
rows have `#row=5` after RFC 7111, with `sheet=` in front for workbooks. Offsets begin at 0 and
the end is exclusive; pages, lines and rows begin at 1.
"""

import re

import polars as pl

_WORDS = {
    "de": {"page": "Seite", "line": "Zeile", "char": "Zeichen", "sheet": "Blatt", "row": "Zeile"},
    "en": {"page": "page", "line": "line", "char": "characters", "sheet": "sheet", "row": "row"},
}


def fragment() -> pl.Expr:
    """Return the place of each row of a table with the columns of `frames.PLACE`, "" for none."""

    def part(name: str, column: str) -> pl.Expr:
        given = pl.col(column) != "" if column == "sheet" else pl.col(column) > 0
        return pl.when(given).then(pl.lit(f"&{name}=") + pl.col(column).cast(pl.String)).otherwise(pl.lit(""))

    span = pl.concat_str(pl.lit("&char="), "start", pl.lit(","), "end")
    char = pl.when(pl.col("end") > 0).then(span).otherwise(pl.lit(""))
    parts = pl.concat_str(
        part("page", "page"), part("line", "line"), char, part("sheet", "sheet"), part("row", "row")
    )
    return parts.str.replace("^&", "#").alias("place")


def words(place: str, lang: str = "de") -> str:
    """Say a fragment in words: "#line=12&char=340,380" → "Zeile 12, Zeichen 340–380"."""
    found = re.findall(r"(\w+)=([^&]+)", place)
    return ", ".join(f"{_WORDS[lang].get(name, name)} {value.replace(',', '–')}" for name, value in found)
