"""How names are taken apart, compared, and explained."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.errors import UsageError
from synergraph.graph.resolve.duplicates import BASE, FEATURES, explain
from synergraph.graph.resolve.duplicates.align import align, nearly
from synergraph.graph.resolve.duplicates.blocking import pairs
from synergraph.graph.resolve.duplicates.explain import sentences
from synergraph.graph.resolve.duplicates.facts import Thing, facts
from synergraph.graph.resolve.duplicates.keys import short_name, weak_keys
from synergraph.graph.resolve.duplicates.legal_forms import without_form
from synergraph.graph.resolve.duplicates.levels import Relation
from synergraph.graph.resolve.duplicates.profile import mended, profile
from synergraph.graph.resolve.duplicates.rarity import bits, count, words_of_sort
from synergraph.graph.resolve.duplicates.relation import relate
from synergraph.graph.resolve.duplicates.terms import FOLDER
from synergraph.graph.resolve.duplicates.weights import weights


def test_a_profile_knows_legal_form_acronym_and_words() -> None:
    found = profile("FTK Forschungsinstitut für Telekommunikation und Kooperation e.V.")
    assert found.words == ("forschungsinstitut", "telekommunikation", "kooperation")
    assert (found.form, "ftk" in found.acronyms) == ("ev", True)


def test_a_bracket_is_dropped_when_it_abbreviates_the_rest() -> None:
    assert profile("Muster Technik Dienste (MTD)").words == ("muster", "technologie", "dienst")
    assert profile("Muster Technik (Germany) GmbH").words == ("muster", "technologie", "deutschland")
    assert profile("Muster Technik UG (haftungsbeschränkt)").form == "ug"


@pytest.mark.parametrize(
    ("written", "meant"), [("F√úR", "FÜR"), ("FÃœR", "FÜR"), ("Größe √ 2", "Größe √ 2"), ("Muster", "Muster")]
)
def test_wrongly_read_umlauts_are_mended(written: str, meant: str) -> None:
    assert mended(written) == meant


@pytest.mark.parametrize(
    "form", ["GmbH", "Gesellschaft mit beschränkter Haftung", "GESELLSCHAFT MIT BESCHRANKTER HAFTUNG", "mbH"]
)
def test_spellings_of_a_legal_form_are_one(form: str) -> None:
    found = profile(f"Muster Werke {form}")
    assert (found.words, found.core, found.form) == (("muster", "werk"), "musterwerke", "gmbh")


@pytest.mark.parametrize(
    ("written", "words", "form"),
    [
        ("Muster Gesellschaft mit beschrankter Hafthung", ("muster",), "gmbh"),
        ("Muster GESELLSCHAFT MITBESCHRANKTER HAFTUNG", ("muster",), "gmbh"),
        ("Musterstadtstiftung öffentlichen Rechts", ("musterstadt",), "sor"),
        ("Muster LasertechnikGmbH", ("muster", "lasertechnik"), "gmbh"),
        ("F.I.R.M.A. d.o.o.", ("firma",), "doo"),
        ("Architekten Muster und Partner mbB", ("architekten", "muster", "partner"), "partg"),
    ],
)
def test_a_legal_form_is_found_where_blanks_or_letters_are_lost(
    written: str, words: tuple[str, ...], form: str
) -> None:
    assert (profile(written).words, profile(written).form) == (words, form)


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("Umweltbundesamt", "uba"),
        ("Universitätsklinikum Musterstadt", "ukm"),
        ("Bundesministerium für Laser", "bml"),
        ("Hochschule für Technik", "ht"),
    ],
)
def test_compounds_have_initials(name: str, acronym: str) -> None:
    assert acronym in profile(name).initials


def test_a_name_that_is_a_legal_form_stays_a_name() -> None:
    assert without_form(("gmbh",)) == (("gmbh",), "")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("strahlentherapie", "strahlenterapie", True),
        ("univ", "universitat", True),
        ("organische", "anorganische", False),
        ("2023", "2024", False),
        ("biologie", "geologie", False),
    ],
)
def test_words_that_are_nearly_one(left: str, right: str, expected: bool) -> None:
    assert nearly(left, right) is nearly(right, left) is expected


def test_words_are_paired_once() -> None:
    met = align(("wasser", "wasser", "molekularemedizin"), ("wasser", "molekulare", "medizin", "bau"))
    assert met.shared == ("wasser",)
    assert met.near == (("molekularemedizin", "molekulare medizin"),)
    assert (met.left, met.right) == (("wasser",), ("bau",))


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Müller Technik GmbH", "MUELLER TECHNIK", "equal"),
        ("Technische Universität Musterburg", "Technical University of Musterburg", "translated"),
        ("Hochschule für Technik und Wirtschaft Musterstadt", "HTWM", "initials4"),
        ("Forschungszentrum Strahlentherapie", "Forschungszentrum Strahlenterapie", "typo"),
        ("Ingenieurbüro Langer", "Ingenieurbüro Lange", "misspelt"),
        ("Dr. Techn. Musterbau", "Dr. Technische Musterbau", "typo"),
        ("HTW Musterburg", "Hochschule für Technik und Wirtschaft Musterburg", "spelt"),
        ("Lasermustern GmbH Berlin Nord", "Lasermustern", "within1"),
        ("Erste Zeile", "Ganz Anderes", "none"),
    ],
)
def test_relation_of_two_names(left: str, right: str, level: str) -> None:
    assert relate(left, right) == relate(right, left)
    assert relate(left, right).name == level


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_have_a_relation(left: str, right: str) -> None:
    assert relate(left, right) == relate(right, left)


@given(st.text(min_size=1, max_size=30))
def test_a_name_is_found_again(name: str) -> None:
    assert pairs([(0, name), (1, name)]) == {(0, 1)}


def test_blocking_finds_typos_order_and_acronyms_and_leaves_the_rest() -> None:
    names = ["Solarthermie Musterburg", "Solathermie Musterburg", "Musterburg Solarthermie", "Bäckerei Krume"]
    assert pairs(enumerate(names)) == {(0, 1), (0, 2), (1, 2)}
    assert pairs(enumerate(["HTW", "Hochschule für Technik und Wirtschaft"])) == {(0, 1)}
    assert pairs([]) == set()


def test_a_weak_key_that_many_share_tells_nothing() -> None:
    names = [
        f"Musterdorfer {trade}"
        for trade in ("Bäcker", "Müller", "Maler", "Schmied", "Tischler", "Gärtner", "Imker")
    ]
    few, many = pairs(enumerate(names)), pairs(enumerate(f"{a} {b}" for a in names for b in names))
    assert len(few) == 21
    assert len(many) < 49 * 48 / 2
    assert weak_keys(names[0]) & weak_keys(names[1])
    assert short_name("Musterdorfer Bäcker") == ""


def test_counts_are_shipped_and_small() -> None:
    assert bits("universitat") < bits("musterburg")
    assert (count("universitat") > 100, count("musterburg")) == (True, 0)
    assert (FOLDER / "words.csv").stat().st_size < 100_000
    assert "CC BY 4.0" in (FOLDER / "words.csv").read_text(encoding="utf-8").splitlines()[1]
    assert {"klinikum", "holding"} <= words_of_sort("body")


def test_places_identifiers_and_parents() -> None:
    here = Thing(
        "organisation/a", "organisation", ("A",), ("de", "berlin"), ("pic:1", "vat:X"), ("organisation/p",)
    )
    there = Thing(
        "organisation/b", "organisation", ("B",), ("de", "potsdam"), ("vat:X",), ("organisation/p",)
    )
    assert facts(here, there) == ("other town", "same vat", "same")
    assert facts(here, there._replace(places=("at",), identifiers=("pic:2",), parents=("A",)))[::2] == (
        "other country",
        "is parent",
    )
    assert facts(here, there._replace(identifiers=("PIC:1",)))[1] == "same"
    assert facts(here._replace(places=(), identifiers=()), there)[:2] == ("unknown", "unknown")


@pytest.mark.parametrize(
    ("here", "there", "level"),
    [
        (("deutschland", "muenchen"), ("de", "munich"), "same town"),
        (("oesterreich",), ("deutschland",), "other country"),
        (("germany",), ("de",), "same country"),
        (("uk",), ("vereinigtes koenigreich",), "same country"),
        (("berlin",), ("berlin adlershof",), "same town"),
        (("bayern", "deutschland"), ("muenchen",), "unknown"),
        (("koeln",), ("muenchen",), "other town"),
    ],
)
def test_places_are_compared_by_country_and_town(
    here: tuple[str, ...], there: tuple[str, ...], level: str
) -> None:
    a, b = (
        Thing(f"organisation/{n}", "organisation", ("A",), at, (), ()) for n, at in enumerate((here, there))
    )
    assert facts(a, b)[0] == facts(b, a)[0] == level


@pytest.mark.parametrize(
    ("left", "right", "form"),
    [
        ("Muster UG", "Muster GmbH", "changed, equal"),
        ("Muster AG", "Muster GmbH", "differs, equal"),
        ("Muster Oy", "Muster Ltd", "rendered, equal"),
        ("Muster GmbH", "Muster GmbH & Co. KG", "partnership, equal"),
    ],
)
def test_legal_forms_are_compared(left: str, right: str, form: str) -> None:
    assert relate(left, right).legal_form == form


def test_every_weight_belongs_to_a_feature() -> None:
    assert {feature for feature, _ in weights()} <= {*FEATURES, BASE, "threshold"}
    assert weights()["threshold", "certain"] > weights()["threshold", "doubtful"]


def test_every_sentence_is_said_of_a_feature_in_both_languages() -> None:
    assert {feature for feature, _ in sentences()} <= set(FEATURES)
    assert all(row["de"] and row["en"] for row in sentences().values())
    with (FOLDER / "sentences.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(sentences())


def row(**levels: str) -> dict[str, object]:
    found = [levels.get(feature, "-") for feature in FEATURES]
    return {**{feature: float(feature in levels) for feature in FEATURES}, "levels": found}


def test_a_row_is_said_in_words() -> None:
    said = row(name="equal+", legal_form="one, equal")
    assert explain(said, "en") == [
        "same name but for legal form and spelling",
        "only one name has the legal form",
    ]
    assert explain(said, "de")[0] == "Namen gleich bis auf Rechtsform und Schreibweise"
    assert explain(row(), "de") == []


def test_names_that_were_compared_are_said_where_others_are_shown() -> None:
    nearest = {**row(), "compared": ["TH Wildau", "Wildau TH"]}
    assert explain(nearest, "en", ["Wildau TH", "TH Wildau"]) == []
    assert explain(nearest, "en", ["TH Wildau", "Technische Hochschule"]) == [
        "compared: “TH Wildau” and “Wildau TH”"
    ]
    assert explain({**row(), "compared": ["", ""]}, "de", ["A", "B"]) == []


def test_another_language_is_refused() -> None:
    with pytest.raises(UsageError, match="fr"):
        explain(row(), "fr")


def test_features_of_names_are_features() -> None:
    assert set(Relation._fields) <= set(FEATURES)
