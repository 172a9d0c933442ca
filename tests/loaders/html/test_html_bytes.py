"""Whatever bytes a page has, it is read, skipped with a reason, or an error that says why."""

import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synergraph import loaders
from synergraph.errors import ConfigError, SourceError
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source

GOOD = "<html><body><h1>Hafenkran</h1><dl><dt>Status<dd>laufend<dt>Partner<dd>Muster GmbH</dl></body></html>"
MARKUP = st.lists(
    st.sampled_from(
        "<table> <tr> <td> <th> </table> <dl> <dt> <dd> <p> <h1> </h1> <ul> <li> <nav> </nav> <b> <br> <!-- --> <script> "
        "</script> Status: Partner: laufend &amp; &#0; &#xD800; < > \n <main> <article> <title> <a <![CDATA[ ]]>".split(
            " "
        )
    )
).map(" ".join)
SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def read(path: Path) -> Loaded | None:
    try:
        loaded = loaders.load(Source(path, "x", "html"), shipped())
    except (SourceError, ConfigError) as error:
        assert str(error)
        return None
    assert loaded.rows == loaded.used + len(loaded.skipped)
    return loaded


@SETTINGS
@given(page=st.binary(max_size=400) | MARKUP.map(str.encode) | MARKUP.map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_read_or_refused(tmp_path: Path, page: bytes) -> None:
    (tmp_path / "x.html").write_bytes(page)
    read(tmp_path / "x.html")


@SETTINGS
@given(bad=st.binary(max_size=300) | MARKUP.map(str.encode))
def test_no_neighbour_costs_a_good_page(tmp_path: Path, bad: bytes) -> None:
    folder = tmp_path / "seiten"
    folder.mkdir(exist_ok=True)
    (folder / "gut.html").write_text(GOOD)
    (folder / "schlecht.html").write_bytes(bad)
    loaded = read(folder)
    assert loaded is not None
    said = {(s.subject.name, s.predicate) for s in loaded.statements if s.evidence.sheet == "gut.html"}
    assert said >= {("Hafenkran", "status"), ("Muster GmbH", "participates_in")}


def test_deep_markup_and_thousands_of_labels_end(tmp_path: Path) -> None:
    (tmp_path / "tief.html").write_text("<div>" * 30_000 + "Status: laufend")
    many = "".join(f"<dt>Feld {n}<dd>{n}" for n in range(3_000))
    (tmp_path / "viele.html").write_text(f"<h1>Viele</h1><dl>{many}<dt>Status<dd>laufend</dl>")
    loaded = read(tmp_path)
    assert loaded is not None and "and 2980 more" in loaded.notes[0]
    assert [s.value for s in loaded.statements if s.predicate == "status"] == ["running"]


@pytest.mark.parametrize(
    "page",
    [
        '<!DOCTYPE html SYSTEM "http://127.0.0.1:{port}/x.dtd"><h1>Probe</h1><p>Status: laufend',
        '<link rel="stylesheet" href="http://127.0.0.1:{port}/a.css"><img src="http://127.0.0.1:{port}/b"><h1>Probe</h1><p>Status: laufend',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:{port}/e">]><html><h1>Probe</h1><p>Status: laufend &e;</html>',
    ],
)
def test_nothing_is_fetched(tmp_path: Path, page: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        (tmp_path / "p.html").write_text(page.replace("{port}", str(server.getsockname()[1])))
        assert read(tmp_path / "p.html") is not None
        with pytest.raises(TimeoutError):
            server.accept()
