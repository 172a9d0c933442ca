"""What is said of guests, pairs and plans, in German and English."""

from synergraph.ontology import Labels
from synergraph.queries.wording import filled

_TEXTS = {
    "declined": Labels("Absagen in der Liste, die nicht mitzählen: {count}", "Declined in the list, and not counted: {count}"),
    "misses": Labels("{guest}: kommt in keiner Runde", "{guest}: attends no round"),
    "absent": Labels("{place}: {name} steht nicht in der Liste; der Wunsch bleibt offen", "{place}: {name} is not in the list; the wish stays open"),
    "unknown": Labels("Nicht im Graphen ({count}): {names}", "Not in the graph ({count}): {names}"),
    "several": Labels("„{name}“ heißen mehrere Organisationen im Graphen, keine wurde genommen ({hint})", "“{name}” is the name of several organisations in the graph, none was taken ({hint})"),
    "met": Labels("Paare, die sich schon begegnet sind und nicht wieder treffen (--again erlaubt es): {count}", "Pairs that have met before and do not meet again (--again allows it): {count}"),
    "gone": Labels("{guest} kommt nicht", "{guest} does not come"),
    "come": Labels("{guest} kommt hinzu", "{guest} joins"),
    "changed": Labels("{guest} kommt oder geht zu anderer Zeit", "{guest} comes or goes at another time"),
    "missed": Labels("{first} und {second} sollten sich treffen und können es nicht mehr", "{first} and {second} had to meet and cannot any more"),
    "moved": Labels("Ein Gespräch verloren, weil jemand fehlt: {hit}; außerdem umgesetzt: {moved}", "Lost a meeting since someone is missing: {hit}; moved besides: {moved}"),
    "exchange": Labels("{giver} bietet „{offer}“, {taker} sucht „{request}“", "{giver} offers “{offer}”, {taker} seeks “{request}”"),
    "topic": Labels("beiden wichtig: {topics}", "both care for {topics}"),
    "text": Labels("beide schreiben von {words}", "both write of {words}"),
    "profile": Labels("ihre Organisationen arbeiten an {topics}", "their organisations work on {topics}"),
    "bridge": Labels("verbindet {first} und {second}", "connects {first} and {second}"),
    "wish": Labels("{who} möchte {whom} treffen", "{who} would like to meet {whom}"),
    "mutual": Labels("beide möchten sich treffen", "both would like to meet"),
    "must": Labels("gesetztes Gespräch", "a must-meet"),
    "known": Labels("arbeiten schon zusammen: {projects}", "work together already: {projects}"),
    "new": Labels("neuer Kontakt", "new contact"),
    "hook_exchange": Labels("{taker}, fragen Sie {giver}, was hinter „{offer}“ steckt.", "{taker}, ask {giver} what is behind “{offer}”."),
    "hook_topic": Labels("Was tut sich bei Ihnen beiden gerade zu {topics}?", "What is each of you doing on {topics} at the moment?"),
    "hook_text": Labels("Wo berührt sich, was Sie beide zu {words} vorhaben?", "Where do your plans on {words} touch?"),
    "hook_profile": Labels("Welche Erfahrung mit {topics} könnten Ihre Häuser teilen?", "Which experience with {topics} could your organisations share?"),
    "hook_bridge": Labels("Was kann {first} von {second} lernen, und umgekehrt?", "What can {first} learn from {second}, and the other way round?"),
    "hook_known": Labels("Was käme nach {projects}?", "What could follow {projects}?"),
    "hook_wish": Labels("Wer den Wunsch hatte, beginnt: Worum geht es?", "Whoever had the wish begins: what is it about?"),
    "hook_new": Labels("Woran arbeiten Sie gerade, und was fehlt Ihnen dazu?", "What are you working on, and what do you lack for it?"),
}  # fmt: skip


def say(sentence: str, **values: object) -> Labels:
    """Return a sentence of the catalogue, its gaps filled; labels appear in each language."""
    return filled(_TEXTS[sentence], **values)
