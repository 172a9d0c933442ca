"""Tables with topics, from guests: how many seats each has, and who likes which."""

from math import ceil

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.queries.plan.people.event import Event
from synergraph.queries.plan.people.guest import Guest, Guests
from synergraph.queries.plan.people.scores import scores
from synergraph.queries.plan.tables import Topic, TopicWishes

FEWEST = 2
_SMALLEST = 3


def topic_wishes(graph: Graph, event: Event, guests: Guests) -> TopicWishes:
    """Return what guests ask of the event's topics: those near to what they write of, each at most once.

    A topic is liked as two guests are alike who write of it: by the topics of the graph it names and by its
    words, 0 to 2. Tables have the event's seats, or more where topics are few. Raises `UsageError` for fewer
    than two topics.
    """
    if len(event.topics) < FEWEST:
        raise UsageError("fewer than two topics", hint="part them by “;”: --topics 'Wasserstoff; KI'")
    topics = tuple(Guest(f"topic {n}", interests=name) for n, name in enumerate(event.topics))
    people, count = tuple(guest.planned() for guest in guests.people), len(guests.people)
    worth = scores(graph, Guests((*guests.people, *topics)))
    there = max(sum(person.attends(r) for person in people) for r in range(event.clock.rounds))
    least, most = min(_SMALLEST, there // len(topics)), max(event.seats, ceil(there / len(topics)))
    liking = (worth.topic + worth.text)[:count, count:]
    return TopicWishes(
        people, event.clock.rounds, tuple(Topic(name, least, most) for name in event.topics), liking
    )
