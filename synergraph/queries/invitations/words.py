"""What a proposal says, in German and English."""

from synergraph.ontology import Labels

SIGNS = {
    "near": Labels(
        "wirkt mit in Projekten am Thema: {names}", "takes part in projects on the theme: {names}"
    ),
    "lead": Labels("leitet {names}", "leads {names}"),
    "running": Labels("wirkt mit in {names}", "takes part in {names}"),
    "support": Labels("fördert oder unterstützt {names}", "funds or supports {names}"),
    "organised": Labels("richtet aus: {names}", "organises: {names}"),
    "attended": Labels("war bei {names}", "was at {names}"),
    "offers": Labels("bietet {names}", "offers {names}"),
    "seeks": Labels("sucht {names}", "seeks {names}"),
}
ROLES = {
    "speaker": Labels("Vortrag", "talk"),
    "host": Labels("Gastgeber", "host"),
    "provider": Labels("Angebot", "offer"),
    "seeker": Labels("Gesuch", "request"),
    "user": Labels("Anwendung", "use"),
    "expert": Labels("Fachbeitrag", "expertise"),
    "shaper": Labels("Rahmen", "frame"),
    "multiplier": Labels("Verbreitung", "outreach"),
    "funder": Labels("Finanzierung", "funding"),
    "guest": Labels("Gast", "guest"),
}
TASKS = {
    "speaker": Labels("stellt {names} vor", "presents {names}"),
    "host": Labels("war schon Gastgeber: {names}", "has been the host: {names}"),
    "provider": Labels("bietet {names}", "offers {names}"),
    "seeker": Labels("sucht {names}", "seeks {names}"),
    "user": Labels("wendet an: {names}", "is a user: {names}"),
    "expert": Labels("berichtet aus {names}", "reports from {names}"),
    "shaper": Labels("sagt, was die Verwaltung tun kann", "says what the administration can do"),
    "multiplier": Labels("trägt Ergebnisse zu den eigenen Mitgliedern", "takes results to its own members"),
    "funder": Labels("nennt Wege zur Finanzierung", "names ways of funding"),
    "guest": Labels("lernt das Netzwerk kennen", "gets to know the network"),
}
TITLES = {
    "event": Labels("Vorschlag", "Proposal"),
    "invited": Labels("Einladungen", "Invitations"),
    "reserves": Labels("Nachrücker", "Reserves"),
    "spotlights": Labels("Projekte im Rampenlicht", "Spotlight projects"),
    "mix": Labels("Mischung", "Mix"),
    "item": Labels("Punkt", "item"),
    "value": Labels("Angabe", "value"),
    "actor": Labels("Akteur", "actor"),
    "type": Labels("Art", "type"),
    "role": Labels("Beitrag", "contribution"),
    "task": Labels("Aufgabe", "task"),
    "new": Labels("neu", "new"),
    "hub": Labels("überall dabei", "usual suspect"),
    "hook": Labels("Gesprächseinstieg", "conversation hook"),
    "by": Labels("wer stellt vor", "who presents"),
    "rule": Labels("Regel", "rule"),
    "invited_count": Labels("eingeladen", "invited"),
    "candidates": Labels("verfügbar", "available"),
    "gap": Labels("Lücke", "gap"),
}
SPOTLIGHT = {
    "theme": Labels("arbeitet am Thema {topic}", "works on {topic}"),
    "alike": Labels("ist ähnlich beschrieben wie {topic}", "is described much like {topic}"),
    "guests": Labels("geht mehrere im Raum an: {names}", "concerns several in the room: {names}"),
    "lead": Labels("Leitung: {names}", "led by {names}"),
    "fresh": Labels("noch auf keiner Veranstaltung gezeigt", "not shown at any event yet"),
    "results": Labels(
        "läuft bis {end} und kann bald Ergebnisse zeigen", "runs until {end} and can soon show results"
    ),
}
HOOKS = {
    "offers": Labels(
        "{other} sucht {topic}, {actor} bietet es: Was genau wird gebraucht?",
        "{other} seeks {topic}, {actor} offers it: what exactly is needed?",
    ),
    "seeks": Labels(
        "{other} bietet {topic}, {actor} sucht es: Wie sähe ein erster Versuch aus?",
        "{other} offers {topic}, {actor} seeks it: what would a first trial look like?",
    ),
    "joint": Labels(
        "Mit {other} verbindet {project}: Was soll danach kommen?",
        "{project} links it with {other}: what is to come next?",
    ),
    "topic": Labels(
        "Auch {other} befasst sich mit dem Thema {topic}, ein gemeinsames Projekt gibt es noch nicht: Wo hilft einer dem anderen?",
        "{other} deals with {topic} as well, and there is no joint project yet: where can one help the other?",
    ),
    "project": Labels(
        "{other} befasst sich in {project} ebenfalls mit dem Thema {topic}, bisher getrennt: Wo hilft einer dem anderen?",
        "{other} deals with {topic} as well, in {project}, so far apart: where can one help the other?",
    ),
}
MIX = {
    "all": Labels("alle Akteure", "all actors"),
    "newcomer": Labels("neu im Netzwerk", "new to the network"),
    "not_newcomer": Labels("nicht neu im Netzwerk", "not new to the network"),
    "usual_suspect": Labels("überall dabei", "usual suspect"),
    "not_usual_suspect": Labels("nicht überall dabei", "no usual suspect"),
    "offers": Labels("mit Angebot", "with an offer"),
    "not_offers": Labels("ohne Angebot", "without an offer"),
    "seeks": Labels("mit Gesuch", "with a request"),
    "not_seeks": Labels("ohne Gesuch", "without a request"),
    "of": Labels("{what} aus {group}", "{what} from {group}"),
    "actor": Labels("Akteur", "actor"),
    "least": Labels("{what}: mindestens {least}", "{what}: {least} at least"),
    "most": Labels("{what}: höchstens {most}", "{what}: {most} at most"),
    "between": Labels("{what}: {least} bis {most}", "{what}: {least} to {most}"),
    "nobody": Labels("{what}: niemand verfügbar", "{what}: nobody available"),
    "unknown": Labels("{what}: die Quellen nennen niemanden", "{what}: the sources name nobody"),
    "few": Labels(
        "{what}: {least} gewünscht, {candidates} verfügbar", "{what}: {least} wanted, {candidates} available"
    ),
    "missed": Labels(
        "{what}: {invited} statt {least}, andere Regeln stehen dagegen",
        "{what}: {invited} instead of {least}, other rules stand against it",
    ),
    "many": Labels(
        "{what}: {invited} statt höchstens {most}, sonst fehlten andere",
        "{what}: {invited} instead of {most} at most, or others would be lacking",
    ),
    "room": Labels(
        "Platz für {least} Akteure, mit Thema und Netzwerk haben zu tun: {candidates}",
        "room for {least} actors, with theme and network have to do: {candidates}",
    ),
}
EVENT = {
    "format": Labels("Format", "format"),
    "purpose": Labels("Zweck", "purpose"),
    "audience": Labels("Publikum", "audience"),
    "goal": Labels("Ziel", "goal"),
    "theme": Labels("Thema", "theme"),
    "further": Labels("auch möglich", "also possible"),
    "people": Labels("Personen", "people"),
    "rounds": Labels("Ablauf", "course"),
    "gap": Labels("Lücke", "gap"),
    "network": Labels("das Netzwerk selbst", "the network itself"),
    "size": Labels(
        "{low} bis {high}, je Akteur {each}; eingeladen: {invited} Akteure, Nachrücker: {reserves}",
        "{low} to {high}, {each} from each actor; invited: {invited} actors, reserves: {reserves}",
    ),
    "meetings": Labels(
        "{rounds} Runden Zweiergespräche zu {minutes} Minuten, zusammen {length}",
        "{rounds} rounds of 1:1 meetings of {minutes} minutes, {length} in all",
    ),
    "tables": Labels(
        "{rounds} Tischrunden zu {low} bis {high} Personen, je {minutes} Minuten, zusammen {length}",
        "{rounds} rounds at tables of {low} to {high} people, {minutes} minutes each, {length} in all",
    ),
    "talk": Labels("ein Gespräch aller, {minutes} Minuten", "one conversation of all, {minutes} minutes"),
    "none": Labels("ohne feste Runden", "without fixed rounds"),
}
NOTE = Labels(
    "Neu ist, wer auf keiner Veranstaltung war und in höchstens einem Projekt wirkt. Personen stehen nicht darin: eingeladen werden Akteure.",
    "New is who was at no event and works in one project at most. No persons stand here: actors are invited.",
)
