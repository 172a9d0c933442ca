"""What plans say, in German and English: the one place for their words."""

from synergraph.ontology import Labels
from synergraph.queries.plan.model import Wishes

_RULES = {
    "must": Labels("{0} und {1} müssen sich treffen", "{0} and {1} must meet"),
    "forbidden": Labels("{0} und {1} dürfen sich nicht treffen", "{0} and {1} may not meet"),
    "organisation": Labels("{0} und {1} gehören zu {organisation}", "{0} and {1} belong to {organisation}"),
    "away": Labels("{0} ist nur in {rounds} da", "{0} is there in {rounds} only"),
    "most": Labels("{0} nimmt höchstens {most} Gespräche an", "{0} accepts {most} meetings at most"),
    "tables": Labels("Runde {round} hat {tables} Tische", "round {round} has {tables} tables"),
}
_RELAX = {
    "must": Labels("das Gespräch von {0} und {1} nicht verlangen", "do not require {0} and {1} to meet"),
    "forbidden": Labels("den Ausschluss von {0} und {1} aufheben", "allow {0} and {1} to meet"),
    "organisation": Labels(
        "{0} oder {1} ohne Organisation eintragen", "enter {0} or {1} without an organisation"
    ),
    "away": Labels("{0} in weiteren Runden einplanen", "have {0} attend more rounds"),
    "most": Labels("{0} mehr als {most} Gespräche geben", "give {0} more than {most} meetings"),
    "tables": Labels("in Runde {round} Tische dazustellen", "add tables in round {round}"),
}
RULES = {
    "attendance": Labels("Anwesenheit", "attendance"),
    "place": Labels("nur an einem Ort", "one place at a time"),
    "tables": Labels("Tische", "tables"),
    "forbidden": Labels("Ausschlüsse", "forbidden pairs"),
    "must": Labels("Muss-Gespräche", "must-meets"),
    "most": Labels("Höchstzahl je Person", "most meetings per person"),
    "repeat": Labels("kein Paar zweimal", "no pair twice"),
    "same_topic": Labels("kein Thema zweimal", "no topic twice"),
    "score": Labels("Punkte der Paare", "scores of the pairs"),
    "least": Labels("Mindestzahl je Person", "meetings wanted per person"),
    "fair": Labels("Ausgewogenheit", "fairness"),
    "known": Labels("neue Kontakte", "new contacts"),
    "gaps": Labels("wenig Leerlauf", "few idle rounds"),
    "again": Labels("kein Wiedersehen", "nobody meets again"),
    "organisation": Labels("Organisationen gemischt", "organisations mixed"),
    "cluster": Labels("Cluster gemischt", "clusters mixed"),
    "kind": Labels("Akteurstypen gemischt", "types of actors mixed"),
}
_FOUND = {
    "held": Labels("eingehalten", "kept"),
    "broken": Labels("{count} Verstöße", "broken {count} times"),
    "score": Labels("{meetings} Gespräche", "{meetings} meetings"),
    "least": Labels("{short} Personen haben zusammen {missing} zu wenig", "{short} people lack {missing} in all"),
    "fair": Labels("{low} bis {high} Gespräche je Person, Jain-Index {jain}", "{low} to {high} meetings per person, Jain index {jain}"),
    "known": Labels("{count} Paare arbeiten schon zusammen", "{count} pairs work together already"),
    "gained": Labels("{points} Punkte an den Tischen", "{points} points at the tables"),
    "pairs": Labels("{count}-mal an einem Tisch", "{count} times at one table"),
    "gaps": Labels("{gaps} Leerrunden, {each} je Person", "{gaps} idle rounds, {each} per person"),
}  # fmt: skip


def stated(wishes: Wishes, kind: str, at: tuple[int, ...]) -> Labels:
    """Say a hard rule: "A und B müssen sich treffen"."""
    return _said(_RULES[kind], wishes, kind, at)


def relaxed_by(wishes: Wishes, kind: str, at: tuple[int, ...]) -> Labels:
    """Say how a hard rule may give way: "das Gespräch von A und B nicht verlangen"."""
    return _said(_RELAX[kind], wishes, kind, at)


def found(sentence: str, **values: object) -> Labels:
    """Say what holds of a rule."""
    text = _FOUND[sentence]
    return Labels(text.de.format(**values), text.en.format(**values))


def _said(text: Labels, wishes: Wishes, kind: str, at: tuple[int, ...]) -> Labels:
    if kind == "tables":
        values = {"round": at[0] + 1, "tables": wishes.capacity(at[0])}
        return Labels(text.de.format(**values), text.en.format(**values))
    person = wishes.people[at[0]]
    there = [r + 1 for r in range(wishes.rounds) if person.attends(r)]
    names = [wishes.people[i].label for i in at]
    return Labels(
        text.de.format(
            *names, organisation=person.organisation, most=person.most, rounds=_rounds(there, "de")
        ),
        text.en.format(
            *names, organisation=person.organisation, most=person.most, rounds=_rounds(there, "en")
        ),
    )


def _rounds(numbers: list[int], lang: str) -> str:
    if not numbers:
        return {"de": "keiner Runde", "en": "no round"}[lang]
    noun = (
        {"de": "Runde", "en": "round"}[lang]
        if len(numbers) == 1
        else {"de": "den Runden", "en": "rounds"}[lang]
    )
    return f"{noun} {', '.join(map(str, numbers))}"
