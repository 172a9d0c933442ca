"""What the map says, in German and English: the one place for its words."""

from synergraph.ontology import Labels, ontology

INVERSE = {
    "about_focus": Labels("dazu zählen", "addressed by"),
    "about_guideline": Labels("dazu zählen", "addressed by"),
    "affiliated_with": Labels("Mitarbeitende", "staff"),
    "broader": Labels("Unterthemen", "narrower"),
    "complete_list": Labels("vollständig gelistet in", "listed completely in"),
    "cooperates_with": Labels("kooperiert mit", "cooperates with"),
    "funded_by": Labels("fördert", "funds"),
    "has_topic": Labels("Thema von", "topic of"),
    "hosts": Labels("zu Gast bei", "hosted by"),
    "in_action_field": Labels("umfasst", "comprises"),
    "in_transformation_line": Labels("umfasst", "comprises"),
    "located_in": Labels("Standort von", "location of"),
    "member_of": Labels("Mitglieder", "members"),
    "met": Labels("traf", "met"),
    "offers": Labels("geboten von", "offered by"),
    "organises": Labels("veranstaltet von", "organised by"),
    "part_of": Labels("umfasst", "comprises"),
    "participates_in": Labels("Mitwirkende", "participants"),
    "presented_at": Labels("vorgestellt wurden", "presented there"),
    "seeks": Labels("gesucht von", "sought by"),
    "speaks_at": Labels("es sprechen", "speakers"),
    "states": Labels("gedruckt in", "printed in"),
    "successor_of": Labels("fortgeführt durch", "continued by"),
    "supported_by": Labels("begleitet", "supports"),
    "takes_part": Labels("Teilnehmende", "attended by"),
}
"""What an edge is called from its target's side."""

RULES = {
    "no_longer_listed": Labels(
        "daraus geschlossen: steht nicht mehr in der vollständigen Liste",
        "inferred: no longer on the complete list",
    )
}
QUALIFIERS = {
    "role": Labels("Rolle", "role"),
    "since": Labels("seit", "since"),
    "until": Labels("bis", "until"),
    "amount": Labels("Betrag", "amount"),
    "year": Labels("Jahr", "year"),
    "count": Labels("Anzahl", "count"),
    "text": Labels("Wortlaut", "wording"),
}
RELATED = Labels("weiteres Handlungsfeld", "further action field")
LISTED = Labels("Handlungsfeld der Übersicht", "action field of the overview")
NATURES = {
    "": Labels("", ""),
    "change": Labels("früher", "earlier"),
    "contradiction": Labels("andere Quelle", "other source"),
}
_PAGE = {
    "title": Labels("Karte der Akteure, Projekte und Themen", "Map of actors, projects and topics"),
    "one_source": Labels("1 Quelle", "1 source"),
    "sources": Labels("{n} Quellen", "{n} sources"),
    "latest": Labels("neuester Stand", "latest as of"),
    "skip": Labels("Zum Inhalt springen", "Skip to content"),
    "search": Labels("Suchen", "Search"),
    "search_hint": Labels("Projekt, Akteur oder Thema suchen", "Find a project, actor or topic"),
    "suggestions": Labels("Vorschläge", "Suggestions"),
    "found": Labels("{n} Vorschläge", "{n} suggestions"),
    "not_found": Labels("Nichts gefunden", "Nothing found"),
    "views": Labels("Ansichten", "Views"),
    "map": Labels("Karte", "Map"),
    "table": Labels("Tabelle", "Table"),
    "links": Labels("Verbindungen", "Connections"),
    "filter": Labels("Filter", "Filters"),
    "kinds": Labels("Was zu sehen ist", "What is shown"),
    "connected": Labels("Verbunden mit", "Connected with"),
    "all": Labels("alle", "all"),
    "cluster": Labels("Cluster", "Cluster"),
    "action_field": Labels("Handlungsfeld", "Action field"),
    "topic": Labels("Thema", "Topic"),
    "time": Labels("Zeit", "Time"),
    "from_year": Labels("Laufzeit ab", "Running from"),
    "to_year": Labels("bis", "to"),
    "open": Labels("offen", "open"),
    "undated": Labels("auch Einträge ohne Datum", "also entries without a date"),
    "seen": Labels("Stand der Quellen", "Sources as of"),
    "until_day": Labels("bis {day}", "up to {day}"),
    "reset": Labels("Filter zurücksetzen", "Reset filters"),
    "counted": Labels("{n} von {all} Einträgen, {m} Verbindungen", "{n} of {all} entries, {m} connections"),
    "left_out": Labels(
        "Gezeigt sind die {n} am stärksten verbundenen von {all} Einträgen; nicht gezeigt: {rest}.",
        "Shown are the {n} best connected of {all} entries; left out: {rest}.",
    ),
    "map_label": Labels(
        "Karte. Pfeiltasten verschieben, Plus und Minus vergrößern und verkleinern, 0 zeigt alles. Die Tabelle zeigt dasselbe.",
        "Map. Arrow keys pan, plus and minus zoom, 0 shows everything. The table shows the same.",
    ),
    "zoom_in": Labels("Vergrößern", "Zoom in"),
    "zoom_out": Labels("Verkleinern", "Zoom out"),
    "fit": Labels("Alles zeigen", "Show everything"),
    "details": Labels("Einzelheiten", "Details"),
    "welcome": Labels("Was möchten Sie wissen?", "What would you like to know?"),
    "how_click": Labels(
        "Klicken Sie auf einen Punkt oder eine Linie: Hier steht dann, was bekannt ist, mit Zitat, Quelle und Stelle.",
        "Click a node or a line: here you see what is known, with quote, source and place.",
    ),
    "how_discs": Labels(
        "Helle Kreise sind Gruppen, die untereinander am engsten verbunden sind. Größere Zeichen haben mehr Verbindungen.",
        "Light discs are groups most closely connected among themselves. Larger signs have more connections.",
    ),
    "how_keys": Labels(
        "Mit der Tastatur: Suche, Tabelle und die Verweise hier führen überall hin.",
        "By keyboard: search, table and the links here lead everywhere.",
    ),
    "hubs": Labels("Am stärksten verbunden", "Best connected"),
    "back": Labels("Zurück", "Back"),
    "close": Labels("Schließen", "Close"),
    "also": Labels("auch", "also"),
    "facts": Labels("Angaben", "Facts"),
    "neighbours": Labels("Verbindungen", "Connections"),
    "evidence": Labels("Beleg", "Evidence"),
    "evidences": Labels("{n} Belege", "{n} pieces of evidence"),
    "mentioned": Labels("Genannt in", "Mentioned in"),
    "as_of": Labels("Stand", "as of"),
    "vocabulary": Labels("Vokabular von synergraph", "synergraph vocabulary"),
    "no_quote": Labels("Allgemein bekannte Zuordnung, ohne Zitat", "General classification, without a quote"),
    "more": Labels("{n} weitere zeigen", "Show {n} more"),
    "hidden": Labels("Durch die Filter ausgeblendet.", "Hidden by the filters."),
    "between": Labels("Verbindung", "Connection"),
    "selected": Labels("Ausgewählt: {name}", "Selected: {name}"),
    "name": Labels("Name", "Name"),
    "kind": Labels("Art", "Kind"),
    "status": Labels("Status", "Status"),
    "start": Labels("Beginn", "Start"),
    "end": Labels("Ende", "End"),
    "degree": Labels("Verbindungen", "Connections"),
    "source": Labels("Von", "From"),
    "relation": Labels("Beziehung", "Relation"),
    "target": Labels("Zu", "To"),
    "particulars": Labels("Näheres", "Particulars"),
    "document": Labels("Quelle", "Source"),
    "empty": Labels("Hier ist nichts zu sehen. Setzen Sie die Filter zurück.", "Nothing to see here. Reset the filters."),
    "noscript": Labels("Diese Karte braucht JavaScript. Es lädt nichts aus dem Netz.", "This map needs JavaScript. It loads nothing from the network."),
}  # fmt: skip


def page(lang: str) -> dict[str, str]:
    """Return all words of the page in the language."""
    return {name: words[lang] for name, words in _PAGE.items()}


def edge_names(lang: str) -> dict[str, dict[str, str]]:
    """Return what every kind of edge is called from its source's and from its target's side."""
    kinds = ontology().edges
    return {
        kind: {"out": edge.name[lang], "in": INVERSE.get(kind, edge.name)[lang]}
        for kind, edge in kinds.items()
    }
