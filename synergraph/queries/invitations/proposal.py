"""What is proposed for an event: whom to invite and why, what to show, what to talk about."""

from dataclasses import dataclass

from synergraph.ontology import Labels
from synergraph.queries.formats import Recipe
from synergraph.queries.score import Named, Scored


@dataclass(frozen=True)
class Choice:
    """A theme for an event, with the reason for it; `topic` is its id, "" for words of people or none."""

    topic: str
    name: Labels
    why: Labels
    statements: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hook:
    """Something to talk about: with whom, and a sentence that begins the conversation."""

    other: Named
    text: Labels
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Invitation(Scored):
    """An actor to invite; its score says how much it has to do with theme and network.

    `role` is a key of `words.ROLES`: what it does at the event, `task` says so in words. `newcomer`
    was at no event and is in one project at most, `usual_suspect` is among those in the most. `hook`
    is None where nobody invited has anything in common with it.
    """

    actor: Named
    actor_type: str
    role: str
    task: Labels
    newcomer: bool
    usual_suspect: bool
    hook: Hook | None = None


@dataclass(frozen=True)
class Spotlight(Scored):
    """A project to show, and who could show it."""

    project: Named
    by: tuple[Named, ...]


@dataclass(frozen=True)
class Kept:
    """A rule of the mix in words: how many were `wanted` (`least` or not more than `most`), how many there are.

    `candidates` are those in the network that are such. `gap` says what is missing, "" where the rule holds.
    """

    text: Labels
    least: int
    most: int | None
    invited: int
    candidates: int
    gap: Labels


@dataclass(frozen=True)
class Proposal:
    """An event as proposed.

    `theme` was asked for or chosen, `further` are others that would do. `invited` and `reserves` are
    ordered by points. `wanted` is how many actors the format has room for.
    """

    recipe: Recipe
    theme: Choice | None
    further: tuple[Choice, ...]
    wanted: int
    invited: tuple[Invitation, ...]
    reserves: tuple[Invitation, ...]
    spotlights: tuple[Spotlight, ...]
    mix: tuple[Kept, ...]

    @property
    def gaps(self) -> tuple[Labels, ...]:
        """What the network lacks for this event, in words."""
        return tuple(kept.gap for kept in self.mix if kept.gap.de)
