"""What the plan of a year says, in German and English."""

from synergraph.ontology import Labels

KINDS = {
    "event": Labels("Vorschlag", "proposal"),
    "planned": Labels("geplant", "planned"),
    "invite": Labels("einladen", "invite"),
    "milestone": Labels("Meilenstein", "milestone"),
}
TEXTS = {
    "event": Labels("{recipe}: {theme}", "{recipe}: {theme}"),
    "invite": Labels("Einladungen verschicken: {recipe}", "send invitations: {recipe}"),
    "weeks": Labels("{weeks} Wochen Vorlauf", "{weeks} weeks ahead"),
    "starts": Labels("{project} beginnt", "{project} starts"),
    "ends": Labels("{project} endet", "{project} ends"),
    "welcome": Labels("willkommen heißen, Anknüpfungen zeigen", "welcome it, show where it can tie in"),
    "after": Labels("Ergebnisse zeigen, Fortführung klären", "show results, settle what follows"),
    "published": Labels("{call}: veröffentlicht", "{call}: published"),
    "deadline": Labels("{call}: Frist", "{call}: deadline"),
    "decision": Labels("{call}: Förderentscheid", "{call}: decision"),
    "unplaced": Labels(
        "{recipe}: kein freier Tag in den Monaten {months}; je Quartal {cap}, Abstand {apart} Tage",
        "{recipe}: no free day in the months {months}; {cap} a quarter, {apart} days apart",
    ),
}
TITLES = {
    "plan": Labels("Jahresplan {year}", "Plan of {year}"),
    "unplaced": Labels("Ohne Termin", "Without a day"),
    "from": Labels("von", "from"),
    "to": Labels("bis", "to"),
    "quarter": Labels("Quartal", "quarter"),
    "kind": Labels("Art", "kind"),
    "what": Labels("Was", "what"),
    "theme": Labels("Thema", "theme"),
    "further": Labels(
        "{number} weitere Meilensteine von Projekten stehen nicht darin.",
        "{number} further milestones of projects are left out.",
    ),
}
