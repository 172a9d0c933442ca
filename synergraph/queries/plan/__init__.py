"""Plans of events: who meets whom in which round, and who sits at which table.

schedule(wishes)        one-to-one meetings, against a bound on what is possible
replan(plan, wishes, r) the same from round r on, moving as few people as possible
conflicts(wishes)       hard rules that contradict each other, and what to relax
rules(plan)             rule by rule what holds and what it cost
broken(plan)            an independent check of the hard rules
tables.seat(wishes)     mixed tables over rounds
tables.topic_tables(…)  tables with topics
"""

from synergraph.queries.plan.changes import Changed, replan
from synergraph.queries.plan.check import Break, broken, score
from synergraph.queries.plan.conflicts import Conflict, Rule, conflicts
from synergraph.queries.plan.model import Meeting, Pair, Pairs, Person, Prices, Schedule, Wishes
from synergraph.queries.plan.rules import Held, Shortfall, cost_of_rules, rules, shortfalls
from synergraph.queries.plan.schedule import Progress, schedule

__all__ = [
    "Break", "Changed", "Conflict", "Held", "Meeting", "Pair", "Pairs", "Person", "Prices", "Progress",
    "Rule", "Schedule", "Shortfall", "Wishes", "broken", "conflicts", "cost_of_rules", "replan", "rules",
    "schedule", "score", "shortfalls",
]  # fmt: skip
