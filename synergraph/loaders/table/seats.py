"""What stands behind an organisation's name and a comma: its department, its site, its town."""

import re

from synergraph.loaders.table.roles import without_role
from synergraph.ontology import Vocabulary
from synergraph.ontology.legal import split_legal_form
from synergraph.ontology.names import key

PART = "a department or site behind an organisation's name is left out: it is that organisation"
SEAT = "a town behind an organisation's name is left out: it says where, not who"

_CITIES = """
Aachen, Augsburg, Bergisch Gladbach, Berlin, Bielefeld, Bochum, Bonn, Bottrop, Braunschweig, Bremen, Bremerhaven,
Chemnitz, Cottbus, Darmstadt, Dortmund, Dresden, Duisburg, Düren, Düsseldorf, Erfurt, Erlangen, Essen, Esslingen,
Flensburg, Frankfurt, Frankfurt am Main, Frankfurt (Oder), Freiburg, Fürth, Gelsenkirchen, Gera, Göttingen,
Gütersloh, Hagen, Halle, Halle (Saale), Hamburg, Hamm, Hanau, Hannover, Heidelberg, Heilbronn, Herne, Hildesheim,
Ingolstadt, Jena, Kaiserslautern, Karlsruhe, Kassel, Kiel, Koblenz, Köln, Krefeld, Leipzig, Leverkusen, Lübeck,
Ludwigshafen, Magdeburg, Mainz, Mannheim, Moers, Mönchengladbach, Mülheim, Mülheim an der Ruhr, München, Münster,
Neuss, Nürnberg, Oberhausen, Offenbach, Offenbach am Main, Oldenburg, Osnabrück, Paderborn, Pforzheim, Potsdam,
Recklinghausen, Regensburg, Remscheid, Reutlingen, Rostock, Saarbrücken, Salzgitter, Schwerin, Siegen, Solingen,
Stuttgart, Trier, Ulm, Wiesbaden, Wilhelmshaven, Witten, Wolfsburg, Wuppertal, Würzburg, Zwickau,
Basel, Bern, Genf, Graz, Innsbruck, Linz, Salzburg, Wien, Zürich
"""
_TOWNS = frozenset(key(name) for name in _CITIES.split(","))
_PART = re.compile(
    r"(?:\w*abteilung|abt\.|abteilungen|standort|niederlassung|zweigniederlassung|zweigstelle|außenstelle|filiale|"
    r"betriebsstätte|hauptsitz|(?:geschäfts|unternehmens|fach)?bereich|sparte|referat|department|dept\.|division|"
    r"business unit|branch|site)(?:\s+\S.*)?$",
    re.IGNORECASE,
)
_WORKS = re.compile(r"werk\s+(\S.*)$", re.IGNORECASE)
_SIDE = re.compile(r"\d{1,3}|[IVX]+|nord|süd|ost|west|mitte", re.IGNORECASE)
_MANY = re.compile(
    r"universität|(?:fach)?hochschule|ihk|hwk|handwerkskammer|industrie- und handelskammer|stadtwerke|stadtverwaltung|"
    r"kreisverwaltung|agentur für arbeit|jobcenter|finanzamt|wirtschaftsförderung|(?:institut|zentrum|labor|fakultät|"
    r"lehrstuhl|fachbereich|fachgebiet|arbeitsgruppe)\b[^,]*",
    re.IGNORECASE,
)
_POSTAL = re.compile(r"(?:[A-Z]{1,2}\s?[-–]\s?)?\d{4,5}\s+")


def seated(name: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return ("Werk A GmbH", why) for "Werk A GmbH, Abteilung Forschung" and for "Werk A GmbH, Kiel"; else (name, "").

    Companies count at the highest level: neither a department nor a site of theirs is another organisation.
    "IHK, Kiel" and "Institut für Physik, Kiel" stay: without the town they would name many.
    """
    parts, why = [part.strip() for part in name.split(",")], ""
    while len(parts) > 1 and (found := _beside(parts[-1], vocabulary)):
        parts.pop()
        why = found
    whole = ", ".join(parts)
    if not why or _MANY.fullmatch(whole) or not _is_house(parts[0], vocabulary):
        return name, ""
    return whole, why


def glued(parts: list[str], vocabulary: Vocabulary) -> list[str]:
    """Join organisations with their departments, sites and towns after them in a list that commas part."""
    found: list[str] = []
    for part in parts:
        whole = found[-1].partition(",")[0].strip() if found else ""
        if whole and _beside(part.strip(), vocabulary) and _is_house(whole, vocabulary):
            found[-1] += f",{part}"
        else:
            found.append(part)
    return found


def _is_house(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a name may be that of a whole organisation: it is no town and no department itself."""
    return bool(name) and not _beside(without_role(name, vocabulary)[0], vocabulary)


def _beside(text: str, vocabulary: Vocabulary) -> str:
    """Return why a text behind a comma is no organisation of its own; "" where it may be one."""
    bare = without_role(text, vocabulary)[0]
    if not bare or split_legal_form(bare)[1] or vocabulary.find("organisation", bare):
        return ""
    works = _WORKS.match(bare)
    if _PART.match(bare) or (works and (_SIDE.fullmatch(works[1]) or _is_town(works[1], vocabulary))):
        return PART
    return SEAT if _is_town(_POSTAL.sub("", bare, count=1), vocabulary) else ""


def _is_town(name: str, vocabulary: Vocabulary) -> bool:
    return key(name) in _TOWNS or vocabulary.find("place", name) is not None
