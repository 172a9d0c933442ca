"""The rules of a mix, as recipes write them."""

from synergraph.errors import closest
from synergraph.ontology import shipped
from synergraph.queries.formats.recipe import ASKS, EACH, FLAGS, GROUPS, Rule
from synergraph.queries.formats.table import Table

_CODED = ("actor_type", "size_class", "role")
_HINT = 'write least = 3 or most = "30 %"'


def read_rule(table: Table) -> Rule:
    """Return a rule; raises `ConfigError` where it asks for nothing, sets no number, or contradicts itself."""
    asks = tuple((key, _asked(table, key)) for key in ASKS if key in table.values)
    given = [(name, table.flag(name)) for name in FLAGS]
    flags = tuple((name, flag) for name, flag in given if flag is not None)
    rule = Rule(asks, flags, table.amount("least"), table.amount("most"))
    table.done()
    if not asks and not flags:
        raise table.wrong("the rule asks for nothing", 'write actor_type = "company"')
    if rule.least is None and rule.most is None:
        raise table.wrong("the rule sets no number", _HINT)
    if (
        rule.least
        and rule.most
        and rule.least.share == rule.most.share
        and rule.least.value > rule.most.value
    ):
        raise table.wrong("“least” is more than “most”", _HINT)
    return rule


def _asked(table: Table, key: str) -> tuple[str, ...]:
    values = table.texts(key)
    if not values:
        raise table.wrong(f"“{key}” is empty", f'write {key} = "…"')
    if EACH in values and (key not in GROUPS or len(values) > 1):
        raise table.wrong(f"“{EACH}” stands alone, for {', '.join(GROUPS)}", f'write cluster = "{EACH}"')
    return tuple(_code(table, key, value) for value in values) if key in _CODED else values


def _code(table: Table, scheme: str, word: str) -> str:
    concept = shipped().find(scheme, word)
    if concept is None:
        codes = [one.code for one in shipped().of_kind(scheme)]
        raise table.wrong(f"“{word}” is no value of {scheme}", closest(word, codes))
    return concept.code
