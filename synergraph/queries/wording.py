"""What the three questions say, in German and English: the one place for their words."""

from collections.abc import Sequence

from synergraph.ontology import Labels

PARTS = {
    "topic": Labels("gemeinsames Thema", "shared topic"),
    "text": Labels("ähnliche Beschreibung", "similar description"),
    "complement": Labels("Angebot und Gesuch", "offer and request"),
    "offers": Labels("Angebot", "offer"),
    "seeks": Labels("Gesuch", "request"),
    "roles": Labels("Anbieter und Anwender", "provider and user"),
    "pilot": Labels("Methode und Pilotort", "method and pilot site"),
    "target_group": Labels("gleiche Zielgruppe", "same target group"),
    "actor": Labels("gemeinsamer Akteur", "shared actor"),
    "succession": Labels("Fortführung", "continuation"),
    "call": Labels("gemeinsamer Aufruf", "same call"),
    "place": Labels("gleicher Ort", "same place"),
    "timing": Labels("Zeit", "timing"),
    "bridge": Labels("Brücke", "bridge"),
    "new": Labels("neue Verbindung", "new link"),
    "group": Labels("Verbreitung", "spread"),
    "demand": Labels("Bedarf", "demand"),
    "strength": Labels("Stärke", "strength"),
    "work": Labels("Arbeit am Thema", "work on the theme"),
    "broker": Labels("Vermittlung", "brokerage"),
    "near": Labels("Nähe", "nearness"),
    "repeat": Labels("gemeinsame Projekte", "joint projects"),
    "reach": Labels("über Dritte erreichbar", "within reach"),
    "met": Labels("gemeinsame Veranstaltung", "same event"),
    "similar": Labels("ähnliche Projekte", "similar projects"),
    "profile": Labels("ähnliches Profil", "similar profile"),
    "programme": Labels("gleiches Programm", "same programme"),
    "together": Labels("Zusammenhalt", "cohesion"),
    "suspect": Labels("überall dabei", "usual suspect"),
    "wish": Labels("Wunsch", "wish"),
    "lead": Labels("Leitung", "lead"),
    "running": Labels("laufende Projekte", "running projects"),
    "support": Labels("Förderung", "support"),
    "organised": Labels("Veranstalter", "organiser"),
    "attended": Labels("frühere Teilnahme", "earlier attendance"),
    "fresh": Labels("noch nicht gezeigt", "not shown yet"),
    "guests": Labels("Bezug zum Kreis", "ties to the guests"),
}
KINDS = {
    "continuation": Labels("Fortführung", "continuation"),
    "complement": Labels("Ergänzung", "complement"),
    "actor": Labels("gemeinsamer Akteur", "shared actor"),
    "bridge": Labels("Brücke", "bridge"),
    "theme": Labels("gleiches Thema", "same theme"),
    "call": Labels("gleicher Aufruf", "same call"),
    "roles": Labels("passende Rollen", "fitting roles"),
    "pilot": Labels("Methode und Pilotort", "method and pilot site"),
    "target_group": Labels("gleiche Zielgruppe", "same target group"),
    "place": Labels("gleicher Ort", "same place"),
}
_TEXTS = {
    "topic": Labels("gemeinsames Thema {topic} ({held})", "shared topic {topic} ({held})"),
    "text": Labels("ähnlich beschrieben: {words}", "described alike: {words}"),
    "offer": Labels("{giver} bietet {topic}, {taker} sucht es", "{giver} offers {topic}, {taker} seeks it"),
    "roles": Labels("{giver} ist Anbieter, {taker} Anwender", "{giver} is a provider, {taker} a user"),
    "pilot": Labels(
        "{giver} entwickelt Neues ({method}), {taker} bietet einen Ort zum Erproben ({site})",
        "{giver} develops something new ({method}), {taker} offers a place to try it ({site})",
    ),
    "target_group": Labels("beide für {group} ({words})", "both for {group} ({words})"),
    "actor": Labels("gemeinsamer Akteur {actor} ({held})", "shared actor {actor} ({held})"),
    "successor": Labels("{later} führt {earlier} fort", "{later} continues {earlier}"),
    "sibling": Labels("beide gehören zu {whole}", "both belong to {whole}"),
    "call": Labels("beide aus {call}", "both from {call}"),
    "research": Labels(
        "{giver} wird von Forschung getragen, {taker} von Unternehmen",
        "{giver} is carried by research, {taker} by companies",
    ),
    "place": Labels("beide in {place}", "both in {place}"),
    "together": Labels("beide laufen, {months} gemeinsam", "both running, {months} in common"),
    "running": Labels("beide laufen (Laufzeit teils unbekannt)", "both running (run time partly unknown)"),
    "handover": Labels("{later} beginnt, als {earlier} endet", "{later} starts as {earlier} ends"),
    "bridge": Labels("verbindet {groups}", "connects {groups}"),
    "unlinked": Labels("bisher ohne Verbindung", "not linked so far"),
    "distant": Labels("bisher nur lose verbunden", "loosely linked so far"),
    "group": Labels("{group}: {projects}", "{group}: {projects}"),
    "repeat": Labels("{projects} gemeinsam: {names}", "{projects} in common: {names}"),
    "topic_of": Labels("arbeitet am Thema {topic}", "works on {topic}"),
    "reach": Labels("erreichbar über {names}", "within reach through {names}"),
    "met": Labels("beide bei {names}", "both at {names}"),
    "similar": Labels("wirkt mit in ähnlichen Projekten: {names}", "takes part in similar projects: {names}"),
    "profile": Labels("ähnliches Profil: {words}", "similar profile: {words}"),
    "topics_of": Labels("arbeitet auch an {topics}", "works on {topics} as well"),
    "programme": Labels(
        "{projects} im selben Programm: {names}", "{projects} in the same programme: {names}"
    ),
    "offers": Labels("bietet {topics}", "offers {topics}"),
    "seeks": Labels("sucht {topics}", "seeks {topics}"),
}
_COUNTED = {
    "project": (Labels("Projekt", "project"), Labels("Projekte", "projects")),
    "month": (Labels("Monat", "month"), Labels("Monate", "months")),
}
TITLES = {
    "synergies": Labels(
        "Synergien: wer miteinander reden sollte", "Synergies: who should talk to each other"
    ),
    "themes": Labels("Querschnittsthemen", "Cross-cutting themes"),
    "gaps": Labels("Genannt, aber noch nicht aufgegriffen", "Named, but not yet addressed"),
    "new_partners": Labels("Neue Partner", "New partners"),
    "known_partners": Labels("Bisherige Partner", "Partners already"),
    "reasons": Labels("Punkte und Belege", "Points and evidence"),
    "rank": Labels("Rang", "rank"),
    "first": Labels("Projekt", "project"),
    "second": Labels("und Projekt", "and project"),
    "kind": Labels("Art", "kind"),
    "unknown": Labels("nicht bekannt", "not known"),
    "score": Labels("Punkte", "points"),
    "why": Labels("Warum", "why"),
    "parts": Labels("Teile", "parts"),
    "topic": Labels("Thema", "topic"),
    "groups": Labels("verbindet", "connects"),
    "absent": Labels("fehlt in", "absent from"),
    "actors": Labels("Träger", "carried by"),
    "projects": Labels("Projekte", "projects"),
    "events": Labels("Veranstaltungen", "events"),
    "missing": Labels("es fehlt", "missing"),
    "demanded_by": Labels("genannt von", "named by"),
    "partner": Labels("Partner", "partner"),
    "hub": Labels("überall dabei", "usual suspect"),
    "quote": Labels("Zitat", "quote"),
    "document": Labels("Quelle", "source"),
    "place": Labels("Stelle", "place"),
}


def say(sentence: str, **values: object) -> Labels:
    """Return a sentence of the catalogue, its gaps filled.

    Labels appear in each language; a sequence of them is joined with commas and "und"/"and".
    """
    return filled(_TEXTS[sentence], **values)


def filled(text: Labels, **values: object) -> Labels:
    """Return a sentence, its gaps filled with values, labels in each language."""
    german = {name: value.de if isinstance(value, Labels) else value for name, value in values.items()}
    english = {name: value.en if isinstance(value, Labels) else value for name, value in values.items()}
    return Labels(text.de.format(**german), text.en.format(**english))


def counted(amount: int, noun: str) -> Labels:
    """Return "1 Projekt" / "15 Projekte" in both languages."""
    one, many = _COUNTED[noun]
    word = one if amount == 1 else many
    return Labels(f"{amount} {word.de}", f"{amount} {word.en}")


def listed(names: Sequence[Labels], limit: int = 3, more: int = 0) -> Labels:
    """Join names as people do: "A, B und C"; of more than `limit` the rest is counted, and `more` unnamed ones."""
    rest = max(len(names) - limit, 0) + max(more, 0)
    return Labels(
        _joined([n.de for n in names[:limit]], rest, "und", "weitere"),
        _joined([n.en for n in names[:limit]], rest, "and", "more"),
    )


def sentence(reasons: Sequence[Labels]) -> Labels:
    """Make one sentence of reasons: joined by semicolons, begun in upper case, ended by a full stop."""
    joined = [("; ".join(reason[lang] for reason in reasons)) for lang in ("de", "en")]
    return Labels(*(text and f"{text[0].upper()}{text[1:]}." for text in joined))


def number(value: float, lang: str, form: str = ".1f") -> str:
    """Write a number with the decimal mark of the language."""
    text = format(value, form)
    return text.replace(".", ",") if lang == "de" else text


def _joined(names: list[str], rest: int, last: str, more: str) -> str:
    if rest:
        return f"{', '.join(names)} {last} {rest} {more}"
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
