from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from synergraph.ontology.names import fold, key, slug, split_bracket, unwrap, words

TEXT = st.text(max_size=60)
WORD = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüßABCÄÖÜ0123456789", min_size=1, max_size=8)


@given(TEXT)
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(st.characters(max_codepoint=127, exclude_characters="\n")))
def test_plain_letters_fold_alike_with_an_umlaut_beside_them(name: str) -> None:
    assert fold(f"{name} ä") == f"{fold(name)} ae" or not key(name).isalnum()


@given(st.lists(WORD, min_size=1, max_size=5))
def test_key_ignores_case_hyphens_and_blanks(parts: list[str]) -> None:
    name = " ".join(parts)
    assert key(name) == key(name.upper()) == key("-".join(parts)) == key(f"  {'  '.join(parts)} ")


@given(st.lists(WORD, min_size=1, max_size=5))
def test_key_ignores_how_umlauts_are_spelt(parts: list[str]) -> None:
    name = " ".join(parts).lower()
    spelt_out = name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    assert key(name) == key(spelt_out)


@mark.parametrize(
    ("name", "folded"),
    [
        ("Größen & Maße", "groessen und masse"),
        ("C3’s Werk", "c3s werk"),
        ("Café-Müller", "cafe mueller"),
        ("Digital+", "digital plus"),
        ("Zu\u0308rich", "zuerich"),
        ("数据", "数据"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_unwrap_joins_what_a_line_break_divided() -> None:
    assert unwrap("Wirt-\n schafts-\nKreis  am\nOrt") == "Wirtschafts- Kreis am Ort"


def test_words_leaves_out_what_says_nothing() -> None:
    assert words("Das Haus der Kreisläufe und des Lichts") == ["haus", "kreislaeufe", "lichts"]


@mark.parametrize(
    ("name", "parts"),
    [
        ("Werk für Beispiele (WfB)", ("Werk für Beispiele", "WfB")),
        ("Werk (alt) für Beispiele", ("Werk (alt) für Beispiele", "")),
        ("Werk für Beispiele", ("Werk für Beispiele", "")),
        ("(WfB)", ("(WfB)", "")),
    ],
)
def test_split_bracket(name: str, parts: tuple[str, str]) -> None:
    assert split_bracket(name) == parts


@given(TEXT)
def test_a_slug_has_one_form(name: str) -> None:
    assert slug(slug(name)) == slug(name)
    assert len(slug(name)) <= 60


def test_slug_of_an_umlaut_name() -> None:
    assert slug("Maß & Größe: das Ü-Werk") == "mass-und-groesse-das-ue-werk"
