"""The words that make two texts alike."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from synergraph.queries.matrices import Floats, Indexes, binary, meeting, spans
from synergraph.queries.portfolio import Portfolio


@dataclass(frozen=True)
class SharedWords:
    """Finds the words that the texts of pairs of projects have in common."""

    projects: Portfolio

    def of(self, first: Indexes, second: Indexes) -> tuple[Indexes, Indexes, Floats]:
        """Return the words both texts of a pair have: the place of the pair, the word, what it counts.

        In titles, words that name a topic both have do not count: the topic does. Descriptions find
        more related projects with all their words, and there topics count for less.
        """
        pair, word, value = meeting(self.projects.corpus.vectors, first, second)
        if self.projects.corpus.long:
            return pair, word, value
        naming = self._naming(first, second)
        counting = ~np.isin(pair * len(self.projects.corpus.words) + word, naming)
        return pair[counting], word[counting], value[counting]

    def _naming(self, first: Indexes, second: Indexes) -> Indexes:
        """Return which words of both texts name a topic both have, as place of the pair · all words + word."""
        size = len(self.projects.corpus.words)
        pair, word, _ = meeting(self._own_topics, first, second)
        if not len(pair):
            return pair
        concerned = np.unique(pair)
        named, topic, _ = meeting(self.projects.topics, first[concerned], second[concerned])
        at, naming, _ = spans(self.projects.topic_words, topic)
        return np.intersect1d(pair * size + word, concerned[named[at]] * size + naming)

    @cached_property
    def _own_topics(self) -> sparse.csr_array:
        """The words of each text that name a topic of its project."""
        named = binary(self.projects.topics @ self.projects.topic_words)
        return binary(sparse.csr_array(self.projects.corpus.vectors.multiply(named)))
