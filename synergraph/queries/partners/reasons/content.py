"""Organisations that work on like things: projects near the query, and words like those of the query."""

import numpy as np

from synergraph.queries.evidence import TEXTS
from synergraph.queries.matrices import Floats, Mask
from synergraph.queries.partners.reasons.drafts import Drafts
from synergraph.queries.partners.reasons.shown import CITED, Shown
from synergraph.queries.partners.rows import best, cells, first, leading, marked, runs, standing
from synergraph.queries.wording import say

_WORDS = 3
_NAMING = 3
"""Of so many topics of a project statements are cited."""


def similar_projects(shown: Shown, drafts: Drafts, name: str) -> None:
    """Organisations work in projects near the query."""
    place, project = shown.work
    some = best(place, project, shown.fit.near[project])
    place, project = place[some], project[some]
    numbers, points, at = (
        np.zeros(len(shown.rows), dtype=np.int64),
        shown.points(name),
        shown.projects(project),
    )
    for one, span in runs(place):
        numbers[one] = drafts.add(one, name, float(points[one]), say("similar", names=shown.names(at[span])))
    cited = first(place, CITED)
    drafts.claim("participates_in", numbers[place[cited]], shown.at[place[cited]], at[cited])


def similar_profile(shown: Shown, drafts: Drafts, name: str) -> None:
    """Organisations, and the projects they work in, have words of the query: in texts, or in names of topics."""
    found = shown.fit.found
    sought = _sought(shown)
    words, numbers = _words(shown, sought), np.full(len(shown.rows), -1)
    for one, points in shown.having(name):
        reason = say("profile", words=found.projects.corpus.quoted(words[one]))
        numbers[one] = drafts.add(one, name, points, reason)
    place, project = shown.work
    told = leading(place, project, shown.fit.traces.said[project], CITED)
    told = told[numbers[place[told]] >= 0]
    owner, who, project = numbers[place[told]], shown.at[place[told]], project[told]
    themselves = np.flatnonzero(_described(shown, sought) & (numbers >= 0))
    at = shown.projects(project)
    for kind in reversed(TEXTS):
        both = np.concatenate([owner, numbers[themselves]]), np.concatenate([at, shown.at[themselves]])
        drafts.claim(kind, *both)
    drafts.claim("participates_in", owner, who, at)
    of, topic = cells(found.direct, project)
    naming, word = cells(found.projects.topic_words, topic)
    named = np.flatnonzero(marked(naming[sought[word] > 0], len(topic)))
    named = named[first(of[named], _NAMING)]
    drafts.claim("has_topic", owner[of[named]], at[of[named]], topic[named])


def _words(shown: Shown, sought: Floats) -> list[list[int]]:
    """Return for each place the words that it shares with the query, the weightiest first."""
    words = shown.fit.found.words
    place, at = standing(words, shown.rows)
    some = np.flatnonzero((sought > 0)[words.indices[at]])
    place, word = place[some], words.indices[at[some]]
    some = best(place, word, words.data[at[some]] * sought[word])
    some = some[first(place[some], _WORDS)]
    alike: list[list[int]] = [[] for _ in shown.rows]
    for one, span in runs(place[some]):
        alike[one] = word[some[span]].tolist()
    return alike


def _described(shown: Shown, sought: Floats) -> Mask:
    """Return which organisations have words of the query in their own description."""
    place, word = cells(shown.fit.found.own_words, shown.rows)
    return np.bincount(place[sought[word] > 0], minlength=len(shown.rows)) > 0


def _sought(shown: Shown) -> Floats:
    """Return the weight of each word in the query."""
    words = shown.fit.asked.words
    sought = np.zeros(words.shape[1])
    sought[words.indices] = words.data
    return sought
