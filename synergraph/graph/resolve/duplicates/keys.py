"""Keys of names: names that are nearly one share a strong key, names that may be one a weak key.

A key is made from one name alone, so whether two names share one depends on nothing else.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from synergraph.graph.resolve.duplicates.acronyms import initials
from synergraph.graph.resolve.duplicates.align import nearly
from synergraph.graph.resolve.duplicates.profile import profile
from synergraph.graph.resolve.duplicates.rarity import bits
from synergraph.graph.resolve.duplicates.spelling import one_spelling
from synergraph.graph.resolve.duplicates.terms import Words, squeezed

_COMMON, _RARE, _TOGETHER, _ENOUGH = 7.0, 9.0, 14.0, 18.0
_HALVED = 6
_FEW = 8
_STEM = 6
_SHORT = range(2, 9)
_TELLING_ACRONYM = range(4, 9)
_HELD, _OPENING = 3, 3
_UNHEARD = 13.0

Slip = tuple[str, str]


def strong_keys(name: str) -> tuple[str, str, str]:
    """Return the keys that names which are nearly one share, where no word differs or is missing."""
    p = profile(name)
    return "=" + "".join(sorted(p.words)), "=" + p.core, "=" + p.letters


def shorter_keys(name: str) -> set[str]:
    """Return the strong keys of names that may be short for this one.

    Those are the name less one of its words, its beginning, its long initials, and the telling
    acronyms that stand in it.
    """
    p = profile(name)
    found = {word for word in p.initials if len(word) in _TELLING_ACRONYM}
    found |= {word for word in p.acronyms if len(word) >= _HELD and bits(word) >= _UNHEARD}
    found |= {"".join(sorted(words)) for words in (*_openings(p.words), *_half_spelt(p.plain))}
    return {f"={text}" for text in found} | {rest for _, rest in _rests(name)}


def _half_spelt(words: Words) -> Iterator[Words]:
    """Yield the first or last word with the initials of the others: "HTW Berlin"."""
    if len(words) > _HELD:
        for kept, others in ((words[0], words[1:]), (words[-1], words[:-1])):
            yield from ((kept, acronym) for acronym in initials(others) if len(acronym) >= _HELD)


def _openings(words: Words) -> Iterator[Words]:
    """Yield the first word, the first two, the first three, where they tell enough to be a name."""
    for length in range(1, min(_OPENING, len(words) - 1) + 1):
        told = sum(map(bits, words[:length]))
        if told >= (_UNHEARD if length == 1 else _ENOUGH):
            yield words[:length]


@lru_cache(maxsize=1 << 18)
def _rests(name: str) -> tuple[Slip, ...]:
    """Return each word that may be left out, with the key of the rest: one that tells enough."""
    words = sorted(profile(name).words)
    told = [bits(word) for word in words]
    enough = sum(told) - _ENOUGH
    return tuple(
        (word, "=" + "".join(words[:at] + words[at + 1 :]))
        for at, word in enumerate(words)
        if told[at] <= enough and not word.isdigit()
    )


def slip_keys(name: str) -> Iterator[Slip]:
    """Yield keys that survive one slip of the pen, each with the text in which it may have happened.

    For each word: the other words with its beginning or end. For all telling words together: each
    half with the length.
    """
    for word, rest in _rests(name):
        yield f"{rest}^{word[0]}", word
        yield f"{rest}${word[-3:]}", word
    yield from _halves("".join(word for word in profile(name).words if bits(word) >= _COMMON))


def _halves(text: str) -> Iterator[Slip]:
    """Yield each half with the length, for one slip leaves one half as it was, and the length within one."""
    if len(text) >= _HALVED:
        for length in (len(text), len(text) + 1):
            yield f"<{length}{text[: length // 2]}", text
            yield f">{length}{text[-(length // 2) :]}", text


def nearly_one(left: str, right: str) -> bool:
    """Whether two names share a strong key, so that the pair is found in any list."""
    mine, theirs = set(strong_keys(left)), set(strong_keys(right))
    if not (mine | shorter_keys(left)).isdisjoint(theirs) or not shorter_keys(right).isdisjoint(mine):
        return True
    slips = dict(slip_keys(left))
    return any(key in slips and nearly(slips[key], word) for key, word in slip_keys(right))


def topic_keys(name: str) -> tuple[str]:
    """Return the key that topics share which differ in blanks, marks, umlauts and ways of spelling alone."""
    return ("".join(squeezed(one_spelling(name))),)


def topic_slips(name: str) -> Iterator[Slip]:
    """Yield keys of a topic that survive a slip of the pen or another ending of one of its long words."""
    words = squeezed(name)
    yield from _halves("".join(words))
    for at, word in enumerate(words):
        if len(word) > _STEM:
            rest = f"{' '.join(words[:at])}|{' '.join(words[at + 1 :])}"
            yield f"^{word[:_STEM]}|{rest}", word
            yield f"${word[-_STEM:]}|{rest}", word


def weak_keys(name: str) -> set[str]:
    """Return the keys that names which may be one share: telling words, two words, beginnings."""
    words = profile(name).words
    told = {word: bits(word) for word in words}
    rare = sorted((-b, word) for word, b in told.items() if b >= _RARE)
    keys = {f"w:{word}" for _, word in rare[:3]}
    if len(words) <= _FEW:
        keys |= {f"p:{a} {b}" for a, b in combinations(sorted(told), 2) if told[a] + told[b] >= _TOGETHER}
    return keys | {f"b:{word[:5]}" for word in words[:1] if len(word) >= 5}


def short_name(name: str) -> str:
    """Return the name folded when it is one short word, that may abbreviate another; else ""."""
    p = profile(name)
    return p.core if len(p.words) == 1 and len(p.core) in _SHORT else ""


def shortened(name: str) -> set[str]:
    """Return the short names that a name gives rise to: initials, acronyms in it, its beginning."""
    p = profile(name)
    found = p.initials | p.acronyms | {p.core[:length] for length in _SHORT}
    return {word for word in found if word != p.core and len(word) in _SHORT}
