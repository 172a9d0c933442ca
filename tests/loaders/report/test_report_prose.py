"""The running text: what is undone of lines and marks, and that every character leads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.loaders.report.prose import Prose
from synergraph.loaders.report.text import Text


def paragraphs(content: str) -> list[str]:
    return [p.text for p in Prose(Text(content)).paragraphs]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Ein Netz-\nwerk wächst.", ["Ein Netzwerk wächst."]),
        ("Projekt- \nund Netzarbeit", ["Projekt- und Netzarbeit"]),
        ("Virtual-Reality-\nTechnik", ["Virtual-Reality-Technik"]),
        ("**Fett** und <b>stark</b>\n\n*schräg*", ["Fett und stark", "schräg"]),
        ("# Titel\nSatz eins\ngeht weiter.", ["# Titel", "Satz eins geht weiter."]),
        ("Vorher\n- eins\n- zwei", ["Vorher", "- eins", "- zwei"]),
        ("am \n25. April in Berlin", ["am 25. April in Berlin"]),
        ("linke Spalte\n Rechte Spalte", ["linke Spalte", "Rechte Spalte"]),
        ("A\tB\nC\tD", ["A\tB", "C\tD"]),
    ],
)
def test_lines_become_paragraphs(content: str, expected: list[str]) -> None:
    assert paragraphs(content) == expected


def test_a_blank_line_after_each_line_does_not_tear_a_sentence_apart() -> None:
    line = "Hier steht eine Zeile, die so lang ist wie in einem Bericht üblich und"
    assert paragraphs(f"{line}\n\nnoch nicht endet.\n\nNeuer Absatz.") == [
        f"{line} noch nicht endet.",
        "Neuer Absatz.",
    ]


def test_sentences_end_at_full_stops_only() -> None:
    prose = Prose(Text("Am 3. Mai kam Dr. Muster z. B. zum Verein Licht e.V. nach Berlin. Danach war Ruhe."))
    assert [s.text for s in prose.sentences] == [
        "Am 3. Mai kam Dr. Muster z. B. zum Verein Licht e.V. nach Berlin.",
        "Danach war Ruhe.",
    ]


def test_names_are_printed_as_in_the_source() -> None:
    prose = Prose(Text("Das Projekt „Kiez–Kühle’s“ läuft."))
    start = prose.text.index("Kiez")
    assert prose.printed(start, start + len("Kiez-Kühle's")) == "Kiez–Kühle’s"


@given(st.text(alphabet="ab ÄZ.,-\n\t*#<>|„“\"'–1( )", max_size=200).filter(str.strip))
def test_every_sentence_leads_back_to_its_place(content: str) -> None:
    prose = Prose(Text(content))
    for sentence in prose.sentences:
        if sentence.text.strip():
            evidence = prose.evidence(sentence.start, sentence.end)
            assert evidence.quote.split() == content[evidence.start : evidence.end].split()
            assert sentence.text.strip()[0] in {evidence.quote[0], '"', "'", "-"}


@pytest.mark.parametrize(
    ("written", "running_text"),
    [
        ("Kühl AG<br>Frost KG", "Kühl AG\nFrost KG"),
        ("Haus für Kunst<br/>und Technik", "Haus für Kunst und Technik"),
    ],
)
def test_a_line_break_in_a_cell_parts_words(written: str, running_text: str) -> None:
    prose = Prose(Text(written))
    assert prose.text == running_text
    assert prose.evidence(0, len(prose.text)).quote == written


def test_the_border_of_a_cell_ends_a_paragraph() -> None:
    assert Prose(Text("Energie 2018 Bot AG", borders=frozenset({13}))).text == "Energie 2018\nBot AG"
