"""Words that must find each other, and words that must not: German and English, inflected, compound, synonymous."""

import pytest

from synergraph.ontology import shipped
from synergraph.queries.terms import Corpus, corpus

MEET = [
    # inflection
    ("Wärmenetz", "Wärmenetze"),
    ("Netzwerk", "Netzwerken"),
    ("Batterie", "Batterien"),
    ("industrielle Fertigung", "industrieller Fertigung"),
    ("Stadt", "Städte"),
    ("Zwilling", "Zwillinge"),
    ("Elektrolyseur", "Elektrolyseure"),
    ("batteries", "battery"),
    ("networks", "network"),
    ("cities for people", "the city"),
    ("studies of cells", "a study"),
    ("speichern", "Speicher"),
    # spelling
    ("Wärmenetz", "Waermenetz"),
    ("Größe", "Groesse"),
    ("robotik", "ROBOTIK"),
    ("Kreislaufwirtschafts-Konzept", "Kreislaufwirtschaftskonzept"),
    ("Elektro-Mobilität", "Elektromobilität"),
    # compounds
    ("Kreislaufwirtschaftskonzept", "Kreislaufwirtschaft"),
    ("Kreislaufwirtschaftskonzepte", "Konzept"),
    ("Leichtbautechnologien", "Leichtbau"),
    ("Wasserstoffspeicher", "Wasserstoff"),
    ("Wasserstoffspeicherkraftwerk", "Kraftwerk"),
    ("Solarthermieanlagen", "Solarthermie"),
    ("Wärmepumpenhersteller", "Wärmepumpe"),
    ("Digitalisierungsvorhaben", "Digitalisierung"),
    ("Robotikplattform", "Plattform"),
    ("Schulungsangebote", "Schulung"),
    ("Nanobeschichtungen", "Beschichtung"),
    ("Batterierecycling", "Recycling"),
    ("Batterierecyclinganlage", "Batterie"),
    ("Photonikunternehmen", "Photonik"),
    ("Industrieabwärme", "Abwärme"),
    ("Lieferkettentransparenz", "Lieferkette"),
    # names of one topic
    ("Additive Fertigung", "3D-Druck"),
    ("additiver Fertigung", "3D printing"),
    ("3D-Druck", "additive manufacturing of parts"),
    ("Kreislaufwirtschaft", "circular economy"),
    ("Kreislaufwirtschaftskonzept", "the circular economy"),
    ("Wasserstoffspeicher", "hydrogen for industry"),
    ("Künstliche Intelligenz", "artificial intelligence"),
    ("KI in der Produktion", "Künstliche Intelligenz"),
    ("KI", "AI"),
    ("Energiespeicher", "energy storage"),
    ("Digitaler Zwilling", "digital twins"),
    ("IT-Sicherheit", "Cybersicherheit"),
    ("Leichtbau", "lightweight construction"),
    ("Quantencomputing", "quantum computing"),
    ("Brennstoffzelle", "fuel cells"),
]
APART = [
    ("Transport", "Sport"),
    ("Information", "Formation"),
    ("Transformation", "Formation"),
    ("Organisation", "Station"),
    ("Wasserstoff", "Wasser"),
    ("Wasserstoff", "Kunststoff"),
    ("Wirtschaft", "Wissenschaft"),
    ("Gesellschaft", "Wirtschaft"),
    ("Leichtbau", "leicht verdaulich"),
    ("Präzision", "Prozess"),
    ("Prozession", "Prozess"),
    ("Solarthermie", "Geothermie"),
    ("Wärme", "Wärter"),
    ("Kreislaufwirtschaft", "Landwirtschaft"),
    ("Mode", "Modell"),
    ("Messe", "Messer"),
    ("Werkstatt", "Statthalter"),
    ("Universität", "Universum"),
    ("Bildung", "Bild"),
    ("Batterie", "Bakterie"),
    ("Photonik", "Phonetik"),
    ("Energie", "Energetik"),
    ("hydrogen", "hydration"),
    ("network", "work"),
    ("information", "formation"),
    ("understanding", "standing"),
    ("printing of parts", "sprinting"),
    ("Projekt für Robotik", "Projekt zur Photonik"),
    ("Bauteile aus 2024", "Modelle aus 2024"),
    ("das Netz und der Speicher", "die Stadt und das Land"),
    ("the city of work", "a house of cards"),
    ("3D-Druck", "3D-Modell"),
]


@pytest.fixture(scope="module")
def told() -> Corpus:
    """Return all the words as one corpus, with the topics that ship with the product."""
    topics = [topic.names for topic in shipped().of_kind("topic")]
    return corpus([text for pair in (*MEET, *APART) for text in pair], things=topics)


def likeness(told: Corpus, pair: tuple[str, str]) -> float:
    left, right = map(told.vector, pair)
    return float((left @ right.T).sum())


@pytest.mark.parametrize("pair", MEET, ids=" – ".join)
def test_words_of_one_sense_meet(told: Corpus, pair: tuple[str, str]) -> None:
    assert likeness(told, pair) > 0


@pytest.mark.parametrize("pair", APART, ids=" – ".join)
def test_words_of_different_sense_do_not_meet(told: Corpus, pair: tuple[str, str]) -> None:
    assert likeness(told, pair) == 0
