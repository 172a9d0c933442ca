"""Which things are one: verdicts, that they do not depend on the list, and what they are made of."""

import csv
from math import log
from pathlib import Path
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synergraph.graph.resolve.duplicates import (
    BASE,
    FEATURES,
    PAIRS,
    THINGS,
    best_first,
    candidates,
    duplicates,
    score,
)

SAME = [
    ("Müller Lasertechnik GmbH", "Mueller Lasertechnik Gesellschaft mit beschränkter Haftung"),
    ("Institut für Klimafolgen Musterstadt e.V.", "INSTITUT FUR KLIMAFOLGEN MUSTERSTADT"),
    ("Forschungszentrum Strahlentherapie Musterburg", "Forschungszentrum Strahlenterapie Musterburg"),
    ("Zentrum für Molekulare Medizin Musterburg", "ZENTRUM FUR MOLEKULAREMEDIZIN MUSTERBURG"),
    ("Universität Musterburg", "Universit√§t Musterburg"),
    ("Hochschule für Technik und Wirtschaft Musterstadt (HTWM)", "HTWM"),
    ("Technische Universität Musterburg", "Technical University of Musterburg"),
    ("Lasertechnik Müller Musterdorf GmbH", "Müller Lasertechnik Musterdorf GmbH"),
    ("Inst. f. Wärmetechnik u. Klima Musterburg", "Institut für Wärmetechnik und Klima Musterburg"),
    ("HTWM Musterburg", "Hochschule für Technik, Wirtschaft und Musik Musterburg"),
    ("Zentrum Lasermesstechnik GESELLSCHAFT MIT BESCHRANKER HAFTHUNG", "Zentrum Lasermesstechnik GmbH"),
    ("Musterlab Laserphysik UG (haftungsbeschränkt)", "Musterlab Laserphysik GmbH"),
    ("Institut für Biogeochemie Musterburg", "Institute for Biogeochemistry Musterburg"),
    ("Agentur für Messwesen Musterland - AMML", "Agentur für Messwesen Musterland"),
    ("Kleinmusterer Laserverfahren GmbH", "Kleinmusterer"),
    ("Inst. f. Mustertechn. Physik Musterburg", "Institut für Mustertechnische Physik Musterburg"),
]
DIFFERENT = [
    ("Leibniz-Institut für Lichttechnik", "Leibniz-Institut für Klangforschung"),
    ("Fakultät für Maschinenbau", "Fakultät für Elektrotechnik"),
    ("Stadt Musterstadt", "Stadtwerke Musterstadt GmbH"),
    ("Muster GmbH", "Muster Holding GmbH"),
    ("Kita 1", "Kita 2"),
    ("Grundschule Musterdorf 1", "Grundschule Musterdorf 2"),
    ("Universität Musterstadt", "Universitätsklinikum Musterstadt"),
    ("Universität Musterstadt", "Studentenwerk Musterstadt"),
    ("Fachhochschule Musterstadt", "Universität Musterstadt"),
    ("Technische Universität Musterstadt", "Universität Musterstadt"),
    ("Muster Werke Deutschland GmbH", "Muster Werke Österreich GmbH"),
    ("Institut für Organische Chemie", "Institut für Anorganische Chemie"),
    ("Kita Sonnenblume Musterstadt", "Kita Sonnenschein Musterstadt"),
    ("Müller Maschinenbau GmbH", "Möller Maschinenbau GmbH"),
    ("Muster Verwaltungs GmbH", "Muster Verwaltungs GmbH & Co. KG"),
    ("Muster Burger (Germany) GmbH", "Muster Burger (Industries) GmbH"),
    ("EVO", "EVO GmbH"),
    ("Lasertechnik Müller GmbH", "Müller Lasertechnik GmbH"),
    ("Kleinmusterer GmbH", "Kleinmusterer Laserverfahren GmbH"),
    ("Kleinmusterer", "Kleinmusterer Holding GmbH"),
    ("Kleinmusterer Laserverfahren", "Kleinmusterer"),
    ("Kleinmusterer AG", "Kleinmusterer GmbH"),
    ("Technische Universität Musterstadt", "Stiftung Technische Universität Musterstadt"),
    ("Wien", "Wien Energie GmbH"),
    ("Musterstadt A&F University", "Musterstadt University"),
    ("Musterwerk Musterstadt (Oder) GmbH", "Musterwerk Musterstadt GmbH"),
    ("Ingenieurbüro Langer", "Ingenieurbüro Lange"),
    ("Ingenieurbüro Mustermann", "Ingenieurbüro Musterman"),
    ("Ingenieurbüro Hein Musterstadt", "Ingenieurbüro Heine Musterstadt"),
    ("Kanzlei Bauer", "Kanzlei Baur"),
    ("Kleinmusterer", "Kleinmusterer Energien GmbH"),
    ("Kleinmusterer", "Kleinmusterer Projektierungs GmbH"),
    ("Kleinmusterer", "Kleinmusterer Wärmenetze Verwaltungsgesellschaft mbH"),
    ("Muwind", "Muwind Ladeinfrastruktur GmbH"),
    ("Technische Universität Musterstadt", "Technologietransfer Technische Universität Musterstadt GmbH"),
]


def thing(name: str, number: int = 0, kind: str = "organisation", **lists: list[str]) -> dict[str, object]:
    rest = {column: lists.get(column, []) for column in ("places", "identifiers", "parents")}
    return {"id": f"{kind}/{number:04}", "kind": kind, "names": [name], **rest}


def table(*things: dict[str, object]) -> pl.DataFrame:
    return pl.DataFrame(list(things), schema=THINGS)


def verdicts(things: pl.DataFrame) -> dict[tuple[str, str], str]:
    return {
        (left, right): said
        for left, right, said in duplicates(things).select("left", "right", "verdict").iter_rows()
    }


def verdict(left: dict[str, object], right: dict[str, object]) -> str:
    return next(iter(verdicts(table(left, right)).values()), "no")


@pytest.mark.parametrize(("left", "right"), SAME)
def test_one_organisation_written_twice_is_certain(left: str, right: str) -> None:
    assert verdict(thing(left, places=["de"]), thing(right, 1, places=["de"])) == "certain"


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_related_organisations_are_never_certain(left: str, right: str) -> None:
    assert verdict(thing(left, places=["de"]), thing(right, 1, places=["de"])) != "certain"


def test_two_identifiers_of_one_exclusive_scheme_forbid_to_merge() -> None:
    left, right = SAME[0]
    apart = verdict(thing(left, identifiers=["pic:1"]), thing(right, 1, identifiers=["pic:2"]))
    assert (apart, verdict(thing(left), thing(right, 1))) == ("doubtful", "certain")


def test_a_shared_vat_number_merges_nothing_by_itself() -> None:
    names = ["Landesamt für Fischzucht", "Universität Musterburg", "Staatsbibliothek Musterstadt"]
    things = table(*(thing(name, n, identifiers=["vat:DE000000000"]) for n, name in enumerate(names)))
    pairs = pl.DataFrame([("organisation/0000", "organisation/0001")], schema=PAIRS, orient="row")
    assert verdicts(things) == {}
    assert score(things, pairs)["verdict"].to_list() == ["no"]


def test_a_part_is_not_its_parent() -> None:
    left, right = SAME[2]
    assert verdict(thing(left), thing(right, 1, parents=[left])) != "certain"


def test_a_common_short_name_does_not_join_what_the_main_names_keep_apart() -> None:
    left = {**thing("Musterwerk Turbinenbau AG"), "names": ["Musterwerk Turbinenbau AG", "Musterwerk"]}
    right = {**thing("", 1), "names": ["Musterwerk Logistik AG", "Musterwerk"]}
    assert verdict(left, right) == "doubtful"


def test_another_country_is_never_certain() -> None:
    left, right = SAME[0]
    assert verdict(thing(left, places=["de"]), thing(right, 1, places=["at"])) != "certain"


@pytest.mark.parametrize("kind", ["project", "event", "programme"])
def test_what_is_no_organisation_is_only_proposed(kind: str) -> None:
    left, right = "Forum für Strahlentherapie im Musterland", "Forum für Strahlenterapie im Musterland"
    assert verdict(thing(left, 0, kind), thing(right, 1, kind)) == "doubtful"


@pytest.mark.parametrize(
    ("left", "right"), [("Projekt 10", "Projekt 100"), ("Forum Lasertechnik 1", "Forum Lasertechnik 2")]
)
@pytest.mark.parametrize("kind", ["project", "event", "programme"])
def test_numbers_tell_projects_events_and_programmes_apart(kind: str, left: str, right: str) -> None:
    assert verdict(thing(left, 0, kind), thing(right, 1, kind)) == "no"


def test_numbers_tell_events_apart_though_one_also_goes_by_a_name_without() -> None:
    left, right = thing("MPI Meet-up 2024", kind="event"), thing("MPI Meet-up 2025", 1, kind="event")
    left["names"] = ["MPI Meet-up 2024", "MPI Meet-up"]
    assert verdict(left, right) == "no"


@pytest.mark.parametrize("kind", ["project", "event", "programme"])
def test_a_register_tells_projects_events_and_programmes_apart(kind: str) -> None:
    left, right = "Forum für Strahlentherapie im Musterland", "Forum für Strahlenterapie im Musterland"
    first, second = (
        thing(left, 0, kind, identifiers=["call:1"]),
        thing(right, 1, kind, identifiers=["call:2"]),
    )
    unregistered, elsewhere = thing(left, 2, kind), thing(right, 3, kind, identifiers=["grant:1"])
    assert candidates(table(first, second)).is_empty()
    assert score(
        table(first, second),
        pl.DataFrame([tuple(sorted((first["id"], second["id"])))], schema=PAIRS, orient="row"),
    )["verdict"].to_list() == ["no"]
    pairs = set(candidates(table(first, second, unregistered, elsewhere)).iter_rows())
    ids = [f"{kind}/{n:04}" for n in range(4)]
    assert pairs == {(ids[a], ids[b]) for a, b in ((0, 2), (0, 3), (1, 2), (1, 3), (2, 3))}


def test_one_telling_word_is_a_hint_for_organisations_alone() -> None:
    left, right = "Lasertechnik Nord", "Lasertechnik Verein Musterdorf"
    assert candidates(table(thing(left), thing(right, 1))).height == 1
    assert candidates(table(thing(left, 0, "project"), thing(right, 1, "project"))).is_empty()


def test_kinds_are_not_compared_with_each_other() -> None:
    assert verdicts(table(thing("Solarpark Musterdorf"), thing("Solarpark Musterdorf", 1, "project"))) == {}


def test_parts_add_up_to_the_score() -> None:
    things = table(*(thing(name, n) for n, name in enumerate(name for pair in SAME for name in pair)))
    for row in score(things, candidates(things)).iter_rows(named=True):
        total = row[BASE] + sum(row[feature] for feature in FEATURES)
        assert log(row["score"] / (1 - row["score"])) == pytest.approx(total)


def test_what_is_pruned_on_the_way_changes_no_result() -> None:
    names = [name for pair in SAME + DIFFERENT for name in pair]
    places = [["de"], ["deutschland", "musterburg"], [], ["at"]]
    things = table(*(thing(name, n, places=places[n % 4]) for n, name in enumerate(names)))
    everything = score(things, candidates(things)).filter(pl.col("verdict") != "no")
    assert best_first(everything).equals(duplicates(things))
    assert {"certain", "doubtful"} == set(everything["verdict"])


def test_nothing_in_nothing_out() -> None:
    assert duplicates(table()).is_empty()
    assert duplicates(table(thing("Muster GmbH"))).is_empty()
    assert set(duplicates(table()).columns) >= {"kind", "left", "right", "score", "verdict", *FEATURES}


def test_pairs_come_best_first() -> None:
    names = [name for pair in SAME + DIFFERENT for name in pair]
    found = duplicates(table(*(thing(name, n) for n, name in enumerate(names))))
    assert found.equals(found.sort("score", "left", "right", descending=[True, False, False]))
    assert found.select((pl.col("left") < pl.col("right")).all()).item()


WORDS = [
    "Laser",
    "Technik",
    "Strahlentherapie",
    "Musterburg",
    "Institut",
    "für",
    "GmbH",
    "Universität",
    "Klinikum",
    "ABC",
    "7",
]
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join) | st.text(
    min_size=1, max_size=12
)


@settings(deadline=None, max_examples=60)
@given(st.lists(names, max_size=14, unique=True), st.lists(names, max_size=30, unique=True))
def test_a_longer_list_changes_no_certain_verdict(few: list[str], more: list[str]) -> None:
    first = [thing(name, n) for n, name in enumerate(few)]
    second = [thing(name, n) for n, name in enumerate(more, start=100)]
    known = {thing["id"] for thing in first}
    before = {pair for pair, said in verdicts(table(*first)).items() if said == "certain"}
    after = {pair for pair, said in verdicts(table(*first, *second)).items() if said == "certain"}
    assert before == {pair for pair in after if set(pair) <= known}


@settings(deadline=None, max_examples=40)
@given(st.lists(names, max_size=12, unique=True), st.randoms(use_true_random=False))
def test_order_does_not_matter(found: list[str], random: Random) -> None:
    things = [thing(name, n) for n, name in enumerate(found)]
    turned = list(things)
    random.shuffle(turned)
    assert duplicates(table(*things)).equals(duplicates(table(*turned)))


@pytest.mark.shared
def test_a_vat_number_of_many_holders_merges_none_of_clearly_different_names(shared: Path) -> None:
    with (shared / "registers" / "vat_shared_by_several_pics.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["vat"].startswith("DE")]
    things = table(*(thing(row["name"], n, identifiers=[f"vat:{row['vat']}"]) for n, row in enumerate(rows)))
    joined = duplicates(things).filter(pl.col("verdict") == "certain")
    by_id = {row["id"]: row["names"][0] for row in things.iter_rows(named=True)}
    for left, right in joined.select("left", "right").iter_rows():
        assert set(by_id[left].casefold().split()) & set(by_id[right].casefold().split())
