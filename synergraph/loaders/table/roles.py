"""Roles in brackets behind a name: "Werk A GmbH (Lead)"."""

import re

from synergraph.ontology import Vocabulary
from synergraph.ontology.names import key

TAKEN = frozenset(["participates_in", "takes_part", "organises", "speaks_at"])
"""The edges whose role is that of the actor; other roles say what became of a meeting, or of an action field."""

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{2,40})[)\]]$")
_ROLES = frozenset(
    "lead partner applicant associated_partner subcontractor client funder supporter user provider "
    "speaker moderator panellist exhibitor attendee organiser co_organiser host".split()
)
_FURTHER = {
    "lead": "Koordinatorin, Konsortialführerin, Projektkoordination, Projektkoordinator, Projektkoordinatorin, "
    "Verbundkoordination, Verbundkoordinator, Verbundkoordinatorin, Konsortialleitung, Projektleiter, Leadpartner",
    "associated_partner": "assoziiert, assoziierte, assoziierter, assoz., assoz. Partner, associated",
    "subcontractor": "Unterauftrag",
}
_WORDS = {key(word): role for role, words in _FURTHER.items() for word in words.split(",")}


def without_role(name: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return ("Werk A GmbH", "lead") for "Werk A GmbH (Lead)".

    A bracket that says no role stays, and the role is ""; so it is where the vocabulary knows the whole name.
    """
    found = _BRACKET.search(name)
    if not found or not found.start() or vocabulary.find("organisation", name):
        return name, ""
    known = vocabulary.find("role", found[1])
    role = known.code if known else _WORDS.get(key(found[1]), "")
    return (name[: found.start()], role) if role in _ROLES else (name, "")
