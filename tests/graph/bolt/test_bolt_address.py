"""Where the server is and who asks: schemes, environment, keyring; credentials never in the open."""

import sys
from pathlib import Path

import pytest

from synergraph.errors import UsageError
from synergraph.graph.bolt.address import SCHEMES, address, credentials, database

URI = "neo4j+s://graph.example.org:7687"
KEYRING = """
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked


class Drawer(KeyringBackend):
    priority = 1

    def get_password(self, service, username):
        if username == "locked":
            raise KeyringLocked("it is locked")
        return {("neo4j+s://graph.example.org:7687", "neo4j"): "from the keyring"}.get((service, username))

    def set_password(self, service, username, password):
        raise NotImplementedError
"""


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("URI", "USERNAME", "PASSWORD", "DATABASE"):
        monkeypatch.delenv(f"NEO4J_{name}", raising=False)


@pytest.fixture
def _drawer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the keyring one that lies in a folder of the test."""
    keyring = pytest.importorskip("keyring", reason="keyring is optional")
    (tmp_path / "drawer.py").write_text(KEYRING)
    monkeypatch.syspath_prepend(str(tmp_path))
    before = keyring.get_keyring()
    keyring.set_keyring(__import__("drawer").Drawer())
    yield
    keyring.set_keyring(before)
    sys.modules.pop("drawer")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_of_bolt_is_taken(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    uri = f"{scheme}://graph.example.org"
    assert address(uri) == uri
    monkeypatch.setenv("NEO4J_URI", uri)
    assert address() == uri


@pytest.mark.parametrize(
    ("uri", "hint"),
    [
        ("", "NEO4J_URI"),
        ("graph.example.org", "neo4j+s://host:7687"),
        ("bolts://graph.example.org", "did you mean “bolt+s”?"),
        ("http://graph.example.org", "valid: bolt, bolt+s"),
        ("neo4j://", "neo4j+s://host:7687"),
        ("neo4j://host:notaport", "neo4j+s://host:7687"),
    ],
)
def test_what_is_no_address_is_refused(uri: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        address(uri)
    assert hint in refused.value.hint


@pytest.mark.parametrize("login", ["anna:gehe!im", "anna", "anna:ge@heim", ":gehe!im"])
def test_credentials_in_the_address_are_refused_and_not_repeated(login: str) -> None:
    with pytest.raises(UsageError, match="holds credentials") as refused:
        address(f"neo4j+s://{login}@graph.example.org:7687")
    assert URI in refused.value.hint and "NEO4J_PASSWORD" in refused.value.hint
    assert "heim" not in str(refused.value) and "gehe" not in str(refused.value)


def test_the_environment_says_who_asks_and_which_database(monkeypatch: pytest.MonkeyPatch) -> None:
    assert database() is None
    monkeypatch.setenv("NEO4J_PASSWORD", "geheim")
    assert credentials(URI) == ("neo4j", "geheim")
    monkeypatch.setenv("NEO4J_USERNAME", "anna")
    monkeypatch.setenv("NEO4J_DATABASE", "cluster")
    assert (credentials(URI), database()) == (("anna", "geheim"), "cluster")


@pytest.mark.usefixtures("_drawer")
def test_the_keyring_is_asked_where_the_environment_has_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    assert credentials(URI) == ("neo4j", "from the keyring")
    assert credentials("bolt://other.example.org") is None
    monkeypatch.setenv("NEO4J_PASSWORD", "geheim")
    assert credentials(URI) == ("neo4j", "geheim")


@pytest.mark.usefixtures("_drawer")
def test_a_locked_keyring_is_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "locked")
    assert credentials(URI) is None
