"""From the bytes of a file of RDF to its text: UTF-8, or what its mark or its XML declaration says."""

import codecs
import re
from typing import NamedTuple

from synergraph.errors import SourceError

_DECLARED = re.compile(rb"""<\?xml\s[^<>]{0,200}?\sencoding\s*=\s*["']([^"'<>]{1,40})["']""")
_KNOWN = re.compile(r"ascii|iso8859-\d+|cp125\d|cp437|cp850|cp852|koi8-[ru]|mac-roman")
_UNICODE = re.compile(r"utf-(?:8|16|32)(?:-[bl]e|-sig)?")
_HINT = "save it as UTF-8, the encoding of RDF"


class _Declaration(NamedTuple):
    """The encoding that an XML file declares, and where its name stands in the file."""

    name: str
    start: int
    end: int


def decoded(data: bytes) -> str:
    """Return the text of a file; raises `SourceError` for bytes that are none.

    A mark at the beginning goes before the declaration. The text declares UTF-8, which it is from
    now on.
    """
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return _relabelled(_text(data, "utf-16"))
    marked = data.startswith(codecs.BOM_UTF8)
    data = data.removeprefix(codecs.BOM_UTF8)
    declared = _declaration(data)
    return _relabelled(_text(data, "utf-8" if marked or declared is None else _codec(declared.name)))


def _declaration(data: bytes) -> _Declaration | None:
    found = _DECLARED.match(data)
    return _Declaration(found[1].decode("latin-1").strip(), *found.span(1)) if found else None


def _codec(name: str) -> str:
    """Return the codec of a declared encoding; raises `SourceError` for one that is not known.

    A declaration that can be read byte by byte is not UTF-16, whatever it says.
    """
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        codec = ""
    if _UNICODE.fullmatch(codec):
        return "utf-8"
    if not _KNOWN.fullmatch(codec):
        raise SourceError(f"its encoding “{name}” is not known", place="line 1", hint=_HINT)
    return codec


def _text(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        said = "UTF-8" if codec.startswith("utf") else codec
        raise SourceError(f"is no {said} text", place=f"line {line}", hint=_HINT) from error


def _relabelled(text: str) -> str:
    """Let the declaration of a text say UTF-8, the only encoding that the parser takes."""
    declared = _declaration(text[:400].encode("ascii", "replace"))
    return text if declared is None else f"{text[: declared.start]}UTF-8{text[declared.end :]}"
