"""Words that are treated apart: function words, empty words, parts that only stand in compounds."""

from synergraph.ontology.names import STOP_WORDS, fold

GERMAN = frozenset(
    "der die das des dem den ein eine einer eines einem einen und oder aber auch als auf aus bei bis durch fuer für "
    "gegen hat haben im ist in ihre ihrer kann können mit nach nicht noch nur ob ohne sein seine sich sie sind so "
    "sowie über um unter vom von vor war welche welcher werden wer wie wird wir zu zum zur zwischen damit dabei "
    "dass daß dazu diese dieser dieses es er alle am an bzw beim etwa mehr sehr soll sollen wurde wurden".split()
)
ENGLISH = frozenset(
    "the of and for on at to with by from a an as be are been but can could does has have how if into is it its "
    "more most not or our such than that their them then there these they this those through to under was we "
    "were what when where which while who will within without would you your across between both each other "
    "also all any about how do via towards toward".split()
)
EMPTY = frozenset(
    "projekt vorhaben initiative programm massnahme entwicklung weiterfuehrung fortfuehrung foerderung neu gut "
    "project programme development support new".split()
)
"""Words that nearly every text on a project has."""
STOP = STOP_WORDS | frozenset(fold(word) for word in GERMAN | ENGLISH) | {"s", "t", "d"}
OWN = {"daten": "Daten", "medien": "Medien"}
"""Words whose base form in the dictionary is another word (Daten: Datum)."""
FORMS = frozenset(
    "agrar agro bio chemo cyber elektro electro foto geo hydro immuno kardio makro mikro micro mono multi nano neo "
    "neuro opto öko photo poly solar thermo".split()
)
"""Word-forming parts that stand before a word, but are none."""
NO_FRONT = frozenset("trans inter über ueber unter gegen wider hinter super hyper para zurück weiter".split())
NO_END = frozenset(
    "graphie grafie logie metrie meter thermie phonie nomie skop schaft keit heit haft chen lein lich ation tion "
    "ismus ship ness able less ings isch ende lose sten".split()
)
