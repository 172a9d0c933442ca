"""Which pairs are worth a look: things that share a key, found without comparing all with all.

A key is made from one name alone. Strong keys are shared by names that are nearly one; only they
lead to a certain verdict, and their blocks are never cut, so that no addition to a list hides a
pair. Weak keys (one telling word, an acronym) lead to doubtful pairs; where a list has too many
of one, that key tells nothing in it and is left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, combinations, product

from synergraph.graph.duplicates.align import nearly
from synergraph.graph.duplicates.profile import profile
from synergraph.graph.duplicates.rarity import bits

_WEAK_BLOCK = 20
_COMMON, _RARE, _TOGETHER, _ENOUGH = 7.0, 9.0, 14.0, 18.0
_HALVED = 6
_FEW = 8
_SHORT = range(2, 9)
_TELLING_ACRONYM = range(4, 9)


@lru_cache(maxsize=1 << 18)
def strong_keys(name: str) -> frozenset[str]:
    """Return the keys that names which are nearly one share, where no word differs or is missing."""
    p = profile(name)
    return frozenset({"=" + "".join(sorted(p.words)), "=" + p.core})


def shorter_keys(name: str) -> frozenset[str]:
    """Return the strong keys of names that this one stands for: less one of its words, its long initials."""
    initials = {f"={word}" for word in profile(name).initials if len(word) in _TELLING_ACRONYM}
    return frozenset(initials | {rest for _, rest in _rests(name)})


@lru_cache(maxsize=1 << 18)
def _rests(name: str) -> tuple[tuple[str, str], ...]:
    """Return each word that may be left out, with the key of the rest: one that tells enough."""
    words = sorted(profile(name).words)
    total = sum(bits(word) for word in words)
    return tuple(
        (word, "=" + "".join(words[:at] + words[at + 1 :]))
        for at, word in enumerate(words)
        if total - bits(word) >= _ENOUGH and not word.isdigit()
    )


def slip_keys(name: str) -> Iterator[tuple[str, str]]:
    """Yield keys that survive one slip of the pen, each with the text in which it may have happened.

    For each word: the other words with its beginning or end. For all telling words together: each
    half with the length, for one slip leaves one half as it was, and the length within one.
    """
    for word, rest in _rests(name):
        yield f"{rest}^{word[0]}", word
        yield f"{rest}${word[-3:]}", word
    text = "".join(word for word in profile(name).words if bits(word) >= _COMMON)
    if len(text) >= _HALVED:
        for length in (len(text), len(text) + 1):
            yield f"<{length}{text[: length // 2]}", text
            yield f">{length}{text[-(length // 2) :]}", text


def nearly_one(left: str, right: str) -> bool:
    """Whether two names share a strong key, so that the pair is found in any list."""
    mine, theirs = strong_keys(left), strong_keys(right)
    if not (mine | shorter_keys(left)).isdisjoint(theirs) or not shorter_keys(right).isdisjoint(mine):
        return True
    slips = dict(slip_keys(left))
    return any(key in slips and nearly(slips[key], word) for key, word in slip_keys(right))


@lru_cache(maxsize=1 << 18)
def weak_keys(name: str) -> frozenset[str]:
    """Return the keys that names which may be one share: telling words, two words, beginnings."""
    p = profile(name)
    rare = sorted((word for word in p.words if bits(word) >= _RARE), key=lambda w: (-bits(w), w))
    keys = {f"w:{word}" for word in rare[:3]}
    if len(p.words) <= _FEW:
        both = combinations(sorted(set(p.words)), 2)
        keys |= {f"p:{a} {b}" for a, b in both if bits(a) + bits(b) >= _TOGETHER}
    return frozenset(keys | {f"b:{word[:5]}" for word in p.words[:1] if len(word) >= 5})


def short_name(name: str) -> str:
    """Return the name folded when it is one short word, that may abbreviate another; else ""."""
    p = profile(name)
    return p.core if len(p.words) == 1 and len(p.core) in _SHORT else ""


def shortened(name: str) -> frozenset[str]:
    """Return the short names that a name gives rise to: initials, acronyms in it, its beginning."""
    p = profile(name)
    found = p.initials | p.acronyms | {p.core[:length] for length in _SHORT}
    return frozenset(word for word in found if word != p.core and len(word) in _SHORT)


def pairs(names: Iterable[tuple[int, str]]) -> set[tuple[int, int]]:
    """Return the pairs of numbers, the lower first, whose names share a key."""
    strong, weak, shorter, short, long = (defaultdict[str, set[int]](set) for _ in range(5))
    slips = defaultdict[str, set[tuple[str, int]]](set)
    for number, name in names:
        for index, keys in (
            (strong, strong_keys(name)),
            (weak, weak_keys(name)),
            (shorter, shorter_keys(name)),
            (long, shortened(name)),
            (short, {short_name(name)} - {""}),
        ):
            for key in keys:
                index[key].add(number)
        for key, word in slip_keys(name):
            slips[key].add((word, number))
    telling = (block for block in weak.values() if len(block) <= _WEAK_BLOCK)
    few = {key: b for key, b in long.items() if key in short and len(b) * len(short[key]) <= _WEAK_BLOCK}
    found = chain(
        _within(strong.values()),
        _within(telling),
        _slipped(slips),
        _between(shorter, strong),
        _between(short, few),
    )
    return set(found)


def _slipped(blocks: Mapping[str, set[tuple[str, int]]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs whose texts beside a common key are nearly the same."""
    for block in blocks.values():
        for (word, a), (other, b) in combinations(sorted(block), 2):
            if a != b and nearly(word, other):
                yield min(a, b), max(a, b)


def _within(blocks: Iterable[set[int]]) -> Iterator[tuple[int, int]]:
    return chain.from_iterable(combinations(sorted(block), 2) for block in blocks if len(block) > 1)


def _between(left: Mapping[str, set[int]], right: Mapping[str, set[int]]) -> Iterator[tuple[int, int]]:
    for key in left.keys() & right.keys():
        yield from ((min(pair), max(pair)) for pair in product(left[key], right[key]) if pair[0] != pair[1])
