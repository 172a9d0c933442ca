"""A participant list of invented people, for the invented cluster."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.plan.people import Clock, Event, Guests, Houses, read_guests

CLOCK = Clock(datetime(2026, 3, 12, 9, 30), 4, 15, 5)
EVENT = Event(Labels("Treffen", "Meeting"), "matchmaking", CLOCK, theme="Robotik", place="Haus X; Saal 1")
LIST = """\
Nr.;Vorname;Nachname;Firma;Biete;Suche;Interessen;Muss treffen;Wünsche;Nicht treffen;Anwesend ab;Anwesend bis;Min.;Max.;VIP
1;Anna;Muster;Alphawerk GmbH;Robotik;Recycling;;;4;;;;1;;x
2;Bert;Beispiel;Gammahof eG;Recycling von Altgeräten;Robotik;;Zoe Zufall;;;;;;3;
3;Anna;Muster;Zetainstitut;;;Messdaten aus dem Spritzguss;;;Alphawerk GmbH;;;;;
4;Zoe;Zufall;Neuwerk AG;;Künstliche Intelligenz;;;;;09:50;;;;
5;Kim;Kern;Epsilon AG;Leichtbau;;;;"Muster, Anna (Zetainstitut)";;;Runde 3;;;
6;Ida;Ihle;Betahaus e.V.;;;;;;;;;;;
"""

Read = Callable[..., Guests]


@pytest.fixture
def read(cluster_graph: Graph, tmp_path: Path) -> Read:
    """Return a function that reads the text of a list."""

    def reads(text: str = LIST, persons: bool = True, clock: Clock = CLOCK) -> Guests:
        path = tmp_path / "gaeste.csv"
        path.write_text(text, encoding="utf-8")
        return read_guests(path, clock, Houses(cluster_graph), persons=persons)

    return reads
