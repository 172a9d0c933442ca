"""What the questions on themes say, in German and English."""

from synergraph.ontology import Labels
from synergraph.queries.wording import filled

KINDS = {
    "action_field": Labels("Handlungsfelder", "action fields"),
    "cluster": Labels("Cluster", "clusters"),
    "transformation_line": Labels("Transformationslinien", "transformation lines"),
    "programme": Labels("Programme", "programmes"),
}
FINDINGS = {True: Labels("belastbar", "robust"), False: Labels("Hinweis", "indication")}
ROLES = {
    "gatekeeper": Labels("Türöffner", "gatekeeper"),
    "liaison": Labels("Bindeglied", "liaison"),
    "consultant": Labels("Vermittler von außen", "consultant"),
    "worker": Labels("in mehreren Gruppen tätig", "at work in several groups"),
}
DIRECTIONS = {
    "rising": Labels("im Kommen", "emerging"),
    "falling": Labels("im Gehen", "fading"),
    "steady": Labels("keine klare Richtung", "no clear direction"),
    "few": Labels("zu wenige Projekte", "too few projects"),
}
TITLES = {
    "themes": Labels("Querschnittsthemen über {over}", "Themes across {over}"),
    "carriers": Labels("Wer das Thema trägt: {topic}", "Who carries the theme: {topic}"),
    "connectors": Labels("Wer es weitertragen könnte: {topic}", "Who could take it further: {topic}"),
    "trends": Labels("Im Kommen und im Gehen", "Emerging and fading"),
    "blanks": Labels("Weiße Flecken: stark, aber unvollständig", "Blank spots: strong, but incomplete"),
    "range": Labels("Spanne", "range"),
    "finding": Labels("Befund", "finding"),
    "breadth": Labels("Breite", "breadth"),
    "actor": Labels("Akteur", "actor"),
    "role": Labels("Rolle", "role"),
    "works_in": Labels("arbeitet am Thema in", "works on it in"),
    "near": Labels("nahe an", "near"),
    "factor": Labels("Faktor", "factor"),
    "direction": Labels("Richtung", "direction"),
    "growth": Labels("Anteil im Jahr", "share a year"),
}
_TEXTS = {
    "theme": Labels("{topic}: {projects} in {groups}", "{topic}: {projects} in {groups}"),
    "anchored": Labels("fest verankert in {groups}", "firmly anchored in {groups}"),
    "unanchored": Labels(
        "außerhalb von {home} nicht mehr, als Themen üblicherweise an andere abgeben",
        "outside {home} no more than themes usually spill over",
    ),
    "absent": Labels("noch nicht in {groups}", "not yet in {groups}"),
    "no_event": Labels("eine Veranstaltung dazu fehlt", "there is no event on it yet"),
    "note": Labels(
        "* verankert: zwei Projekte oder mehr unter verschiedener Leitung, und mehr, als ein Thema üblicherweise an"
        " andere abgibt (zusammen {spill} % seiner Projekte). Breite 100 %: verteilt, als gäbe es die Gruppen nicht.",
        "* anchored: two projects or more with different leads, and more than a theme usually spills over"
        " (to all others {spill} % of its projects). Breadth 100 %: spread as if there were no groups.",
    ),
    "keywords": Labels(
        "{number} freie Schlagworte, die in keinem Thesaurus stehen, sind weggelassen.",
        "{number} free keywords that are in no thesaurus are left out.",
    ),
    "work": Labels("arbeitet am Thema in {group}: {names}", "works on the theme in {group}: {names}"),
    "gatekeeper": Labels(
        "verbindet {group} mit anderen Gruppen: {pairs}", "connects {group} with other groups: {pairs}"
    ),
    "liaison": Labels(
        "verbindet fremde Gruppen miteinander: {pairs}", "connects groups that are not its own: {pairs}"
    ),
    "consultant": Labels(
        "verbindet von außen, was in einer Gruppe getrennt ist: {pairs}",
        "connects from outside what is apart in one group: {pairs}",
    ),
    "carrier": Labels("{actor} arbeitet am Thema in {groups}", "{actor} works on the theme in {groups}"),
    "between": Labels(
        "{role}: verbindet über Gruppen hinweg {pairs}, {factor}-mal so viele wie bei so vielen Kontakten"
        " zu erwarten",
        "{role}: links {pairs} across groups, {factor} times as many as so many contacts lead to expect",
    ),
    "near": Labels(
        "hat in {group} {projects} ohne das Thema: {names}", "has {projects} without it in {group}: {names}"
    ),
    "through": Labels("kennt in {group} {names}", "knows {names} in {group}"),
    "connector": Labels(
        "{actor} arbeitet am Thema bisher nur in {group} ({projects})",
        "{actor} works on the theme only in {group} so far ({projects})",
    ),
    "further": Labels("könnte es weitertragen nach {groups}", "could take it to {groups}"),
    "rising": Labels(
        "{topic}: Anteil wächst ×{growth} im Jahr ({low}–{high}), {shares}",
        "{topic}: share grows ×{growth} a year ({low}–{high}), {shares}",
    ),
    "falling": Labels(
        "{topic}: Anteil schrumpft ×{growth} im Jahr ({low}–{high}), {shares}",
        "{topic}: share shrinks ×{growth} a year ({low}–{high}), {shares}",
    ),
    "steady": Labels(
        "{topic}: keine klare Richtung, ×{growth} im Jahr ({low}–{high}), {shares}",
        "{topic}: no clear direction, ×{growth} a year ({low}–{high}), {shares}",
    ),
    "few": Labels("{topic}: zu wenige Projekte für eine Aussage", "{topic}: too few projects to tell"),
    "shares": Labels(
        "{before} von {earlier} → {after} von {later} Projekten",
        "{before} of {earlier} → {after} of {later} projects",
    ),
    "incomplete": Labels("* vermutlich unvollständig", "* probably incomplete"),
    "gap": Labels("{topic}: genannt von {names}, {lacks}", "{topic}: named by {names}, {lacks}"),
    "without": Labels("ohne {missing}", "without {missing}"),
    "only": Labels("aber erst {projects}", "but only {projects} so far"),
    "demand": Labels("{name} nennt das Thema", "{name} names the topic"),
    "seeks": Labels("{name} sucht das Thema", "{name} seeks the topic"),
    "project": Labels("laufendes Projekt", "a running project"),
    "more": Labels("weitere Projekte", "more projects"),
    "event": Labels("Veranstaltung", "an event"),
    "call": Labels("Aufruf", "a call"),
    "field": Labels("Projekt in {group}", "a project in {group}"),
    "anchor": Labels("verankert in {group}: {projects}", "anchored in {group}: {projects}"),
    "strong": Labels("{projects} ohne {missing}", "{projects} without {missing}"),
    "blank_field": Labels(
        "{topic} ist fest verankert in {groups}; in {group}, das ihnen nahe ist, gibt es kein Projekt",
        "{topic} is firmly anchored in {groups}; {group}, which is near to them, has no project",
    ),
    "blank": Labels("{topic}: {projects} laufen, es fehlt: {missing}", "{topic}: {projects} running, missing: {missing}"),
}  # fmt: skip
_PAIRS = (
    Labels("ein Paar, das sonst nichts verbindet", "one pair that nothing else links"),
    Labels("{n} Paare, die sonst nichts verbindet", "{n} pairs that nothing else links"),
)


def say(sentence: str, **values: object) -> Labels:
    """Return a sentence of the catalogue, its gaps filled."""
    return filled(_TEXTS[sentence], **values)


def pairs(number: int) -> Labels:
    """Return how many pairs of actors somebody links."""
    return filled(_PAIRS[number != 1], n=number)
