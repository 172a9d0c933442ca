"""Which forms of an answer a client takes: the header Accept (RFC 9110, section 12.5.1)."""

from collections.abc import Mapping

from synergraph.graph.sparql.formats import Format

_ALSO = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/plain": "application/n-triples",
}
"""What clients write for a form, beside its own media type."""


class Accept:
    """The header Accept; "" takes everything."""

    def __init__(self, header: str) -> None:
        wanted = [_range(part) for part in (header or "*/*").split(",") if part.strip()]
        self._wanted = sorted(wanted, key=lambda one: -one[1])

    def ordered(self, formats: Mapping[str, Format]) -> list[tuple[str, Format]]:
        """Return the forms that are taken, the most wanted first."""
        found = {
            name: form
            for kind, quality in self._wanted
            for name, form in formats.items()
            if quality > 0 and _matches(kind, form.media_type)
        }
        return list(found.items())

    def takes(self, media_type: str) -> bool:
        """Whether an answer of this type is taken."""
        return any(quality > 0 and _matches(kind, media_type) for kind, quality in self._wanted)


def _range(part: str) -> tuple[str, float]:
    kind, *parameters = (word.strip().lower() for word in part.split(";"))
    quality = next((word[2:] for word in parameters if word.startswith("q=")), "1")
    return _ALSO.get(kind, kind), float(quality) if quality.replace(".", "", 1).isdigit() else 1.0


def _matches(kind: str, media_type: str) -> bool:
    group, _, name = kind.partition("/")
    return kind in (media_type, "*/*") or (name == "*" and media_type.startswith(f"{group}/"))
