"""An opened workspace for people who write Python: its graph, its engines, its questions and analyses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from synergraph.graph import workspace
from synergraph.graph.engines import Ladybug, Oxigraph, Table, Value
from synergraph.graph.graph import Graph, open_graph

if TYPE_CHECKING:
    from synergraph.queries.ask import Answer
    from synergraph.queries.partners import Partner
    from synergraph.queries.questions import Question
    from synergraph.queries.synergies import Synergy
    from synergraph.queries.themes import Theme

NOTHING: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True)
class Sparql(Oxigraph):
    """SPARQL on the RDF of a build. Ids are relative IRIs, the prefixes of the ontology are known."""

    def query(self, text: str, parameters: Mapping[str, Value] = NOTHING) -> Table:
        """Return the rows of a SELECT query, ids in place of the IRIs of nodes.

        `parameters` are bound to the variables of their names, which stand in the SELECT; a text with a
        slash and no blank is an id. Raises `QuestionError` for a query that is not valid, or would reach
        the network.
        """
        from synergraph.graph.sparql.guard import refuse_network
        from synergraph.ontology.namespaces import PREFIXES

        refuse_network(text)
        known = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
        return super().query(f"BASE <{self.base_iri}> {known} {text}", parameters)


@dataclass(frozen=True)
class Cypher(Ladybug):
    """Cypher on the property graph of a build."""

    def query(self, text: str, parameters: Mapping[str, Value] = NOTHING) -> Table:
        """Return the rows of a query; `parameters` are bound to `$name`.

        Raises `QuestionError` for a query that is not valid, or does more than read.
        """
        from synergraph.graph.cypher.guard import refuse_all_but_reading

        refuse_all_but_reading(text)
        return super().query(text, parameters)


class Opened(Graph):
    """A graph with the questions and analyses that the commands answer."""

    @cached_property
    def sparql(self) -> Sparql:
        """The embedded SPARQL engine."""
        plain = self._plain.sparql
        return Sparql(plain.folder, plain.base_iri, plain.shipped)

    @cached_property
    def cypher(self) -> Cypher:
        """The embedded Cypher engine."""
        return Cypher(self._plain.cypher.path)

    @cached_property
    def _plain(self) -> Graph:
        """The graph with engines that take named questions, which are checked when they are read."""
        return Graph(self.folder)

    def questions(self) -> "dict[str, Question]":
        """Return all named questions by name: those shipped, and those of the workspace's `queries/`."""
        from synergraph.queries.questions import catalogue

        return catalogue(self)

    def ask(
        self, question: str, parameters: Mapping[str, str] | None = None, engine: str = "sparql"
    ) -> "Answer":
        """Ask a named question by "sparql" or "cypher"; `parameters` are names, dates and labels.

        The answer has `columns` and `rows`, [] for no match. Raises `QuestionError` or `UsageError`
        naming the closest question, parameter or name.
        """
        from synergraph.queries.ask import ENGINES, ask

        return ask(self, question, parameters, getattr(self._plain, engine) if engine in ENGINES else engine)

    def synergies(self, project: str = "", limit: int = 10, **keep: Any) -> "list[Synergy]":
        """Return the pairs of projects that should talk, with points and reasons; [] for none.

        `project` (a name or id) keeps to its pairs. `keep` are the fields of
        `queries.synergies.filters.Filter`: topic, place, status, during …
        """
        from synergraph.queries.synergies import Filter, synergies

        return synergies(self, project, limit, Filter(**keep))

    def themes(self, over: str = "", limit: int = 10, **options: Any) -> "list[Theme]":
        """Return the topics that bridge groups, the widest spread first; [] for none.

        `over` is the kind of groups: action_field, cluster, transformation_line, programme. `options`
        are those of `queries.themes.themes`: topic (an id), keywords, grouped.
        """
        from synergraph.queries.themes import themes

        return themes(self, over, limit, **options)

    def partners(
        self,
        query: str,
        limit: int = 10,
        *,
        known: bool = False,
        asker: str = "",
        programmes: Sequence[str] = (),
        **wish: Any,
    ) -> "list[Partner]":
        """Return the actors that fit an actor, project, topic, call or text, with reasons; [] for none.

        With `known` those who work together already. `wish` are the fields of
        `queries.partners.wish.Wish`: place, actor_type, novelty …; what the workspace's `blocked.csv`
        names is never suggested.
        """
        from synergraph.queries.partners import Wish, partners
        from synergraph.queries.partners.blocked import blocked

        wanted = Wish(**{"blocked": blocked(self.folder.parents[1]), **wish})
        return partners(self, query, limit, known=known, wish=wanted, asker=asker, programmes=programmes)


def opened(folder: Path) -> Opened:
    """Open the current build of the workspace in `folder`; raises `ConfigError` or `BuildError`."""
    return Opened(open_graph(workspace.read(folder).folder).folder)
