"""A recipe: what a networking format is for, whom it brings together, and how its time is spent."""

from dataclasses import dataclass
from math import ceil, floor

from synergraph.ontology import Labels

EACH = "each"
"""Written for a group in a rule: the rule holds for every group of the network on its own."""
ASKS = ("actor_type", "size_class", "place", "role", "cluster", "action_field", "transformation_line")
"""What a rule of the mix may ask of actors, besides the flags."""
FLAGS = ("newcomer", "usual_suspect", "offers", "seeks")
"""What actors are or are not: new, in the most projects, with an offer, with a request."""
GROUPS = ("cluster", "action_field", "transformation_line")
REACHES = ("broad", "deep")
FORMS = ("meetings", "tables", "talk", "none")
THEMES_FROM = ("blanks", "themes", "gaps")


@dataclass(frozen=True)
class Amount:
    """A number of actors, or a share (0 to 1) of those invited."""

    value: float
    share: bool = False

    def least(self, size: int) -> int:
        """Return how many of `size` are enough."""
        return ceil(round(self.value * size, 6)) if self.share else int(self.value)

    def most(self, size: int) -> int:
        """Return how many of `size` may be."""
        return floor(round(self.value * size, 6)) if self.share else int(self.value)


@dataclass(frozen=True)
class Rule:
    """A rule of the mix: how many of the actors invited are such as `asks` says, all of it at once.

    `asks` has words of people by key of `ASKS`, any of several; `EACH` for a group. `flags` are of
    `FLAGS`, with False for those that are not so.
    """

    asks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    flags: tuple[tuple[str, bool], ...] = ()
    least: Amount | None = None
    most: Amount | None = None


@dataclass(frozen=True)
class Recipe:
    """How a format works.

    `name` is what it is called by on the command line, `format` a code of the vocabulary. `people` are the
    fewest and most who should be in the room, `per_actor` how many come from one; `reserves` is the
    share of further actors to ask when some decline. Actors whose seat is known and in none of the
    `places` are not invited; () invites from anywhere. `reach` is one of `REACHES`: with "deep" all
    must know the theme, with "broad" it only draws them nearer. Without a theme from outside the first
    of `themes_from` (`THEMES_FROM`) that has one gives it, and with () the network itself is the theme. `form` is one of `FORMS`: 1:1 meetings, tables, or one
    conversation of all; `rounds` (0 for none) have groups of `group` people (fewest, most) and last
    `minutes`, with `pause` minutes between. In a year it is held `times` times, in `months` (1 to 12,
    () for any), and takes `weeks` from the first invitation to the day.
    """

    name: str
    format: str
    title: Labels
    purpose: Labels
    audience: Labels
    goals: tuple[Labels, ...]
    people: tuple[int, int]
    per_actor: int
    reserves: float
    places: tuple[str, ...]
    mix: tuple[Rule, ...]
    reach: str
    themes_from: tuple[str, ...]
    spotlights: int
    form: str
    rounds: int
    group: tuple[int, int]
    minutes: int
    pause: int
    times: int
    months: tuple[int, ...]
    weeks: int

    @property
    def actors(self) -> int:
        """How many actors to invite: enough to fill the room."""
        return max(1, ceil(self.people[1] / self.per_actor))

    @property
    def length(self) -> int:
        """The minutes that all rounds take, pauses between them included."""
        return self.rounds * self.minutes + max(0, self.rounds - 1) * self.pause
