"""What two projects are about, in words: shared topics, similar texts, offers and requests, roles."""

from collections.abc import Iterator
from itertools import chain

from synergraph.queries.evidence import in_turn
from synergraph.queries.matrices import columns, narrowest, shared
from synergraph.queries.score import Part
from synergraph.queries.synergies.shown import Shown
from synergraph.queries.wording import counted, say


def topics(shown: Shown, first: int, second: int, points: float) -> Iterator[Part]:
    """Split the points of shared topics among the narrowest of them, each with its broader ones."""
    projects, network = shown.projects, shown.projects.network
    for topic, share in narrowest(network, shared(projects.topics, first, second), projects.topic_rarity):
        held = counted(int(projects.held[topic]), "project")
        said = in_turn(*(shown.ground.ids(shown.topics[row][topic]) for row in (first, second)))
        yield Part("topic", points * share, say("topic", topic=network.names[topic], held=held), said)


def text(shown: Shown, first: int, second: int, points: float) -> Iterator[Part]:
    """Name the weightiest words that both texts have."""
    alike = shown.alike[first, second]
    said = in_turn(*(shown.saying(row, alike) for row in (first, second)))
    yield Part("text", points, say("text", words=shown.projects.corpus.quoted(alike)), said)


def exchange(shown: Shown, first: int, second: int, points: float) -> Iterator[Part]:
    """Divide the points among the topics that one offers and the other seeks."""
    projects, names = shown.projects, shown.projects.network.names
    found = [
        (giver, taker, topic)
        for giver, taker in ((first, second), (second, first))
        for topic in sorted({*columns(projects.offers, giver)}.intersection(columns(projects.seeks, taker)))
    ]
    for giver, taker, topic in found:
        said = in_turn(_exchanged(shown, giver, "offers", topic), _exchanged(shown, taker, "seeks", topic))
        reason = say("offer", giver=shown.name(giver), taker=shown.name(taker), topic=names[topic])
        yield Part("complement", points / len(found), reason, said)


def roles(shown: Shown, first: int, second: int, points: float) -> Iterator[Part]:
    """Say who provides and who uses, or else who does research and who is in business."""
    measured = shown.measured
    for sentence, gives, takes in (
        ("roles", measured.provides, measured.uses),
        ("research", measured.research, measured.industry),
    ):
        for giver, taker in ((first, second), (second, first)):
            if gives[giver] and takes[taker]:
                said = in_turn(
                    _acting(shown, giver, sentence, "giver"), _acting(shown, taker, sentence, "taker")
                )
                reason = say(sentence, giver=shown.name(giver), taker=shown.name(taker))
                yield Part("roles", points, reason, said)
                return


def _exchanged(shown: Shown, row: int, kind: str, topic: int) -> tuple[str, ...]:
    """Return what says that a project, or an actor working in it, offers or seeks a topic."""
    network, ground = shown.projects.network, shown.ground
    actors = columns(shown.projects.actors, row)
    sought = [network.ids[t] for t in (network.narrower(topic) if kind == "offers" else [topic])]
    known = {
        at: [s for t in sought for s in ground.edge(network.ids[at], kind, t)]
        for at in (int(shown.projects.at[row]), *actors)
    }
    work = shown.working(row, (actor for actor in actors if known[actor]))
    return (*chain.from_iterable(known.values()), *work)


def _acting(shown: Shown, row: int, sentence: str, side: str) -> tuple[str, ...]:
    """Return what says that actors have a role in a project, or that they are of a type."""
    projects, network = shown.projects, shown.projects.network
    if sentence == "roles":
        return shown.working(row, columns(projects.providers if side == "giver" else projects.users, row))
    wanted = "research" if side == "giver" else "company"
    types = network.graph.nodes["actor_type"]
    actors = [actor for actor in columns(projects.actors, row) if types[actor] == wanted]
    typed = (s for actor in actors for s in shown.ground.attributes(network.ids[actor], "actor_type"))
    return in_turn(shown.working(row, actors), typed)
