"""What a Cypher query may do: read this graph, in one statement.

The engine reads and writes files of the machine even where the database is open read-only
(LOAD FROM, COPY TO, EXPORT, INSTALL, ATTACH, and functions behind CALL).
"""

import re

from synergraph.errors import QuestionError, closest

BEGINNINGS = frozenset({"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN"})
FORBIDDEN = frozenset(
    "ALTER ANALYZE ATTACH BEGIN CALL CHECKPOINT COMMENT COMMIT COPY CREATE DELETE DETACH DROP EXPORT FORCE FOREACH "
    "FROM IMPORT INSERT INSTALL LOAD MERGE REMOVE ROLLBACK SET TRUNCATE UNINSTALL UPDATE USE VACUUM".split()
)
_TOKEN = re.compile(
    r"""
      (?P<quoted> '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" | `[^`]*` )
    | (?P<note>   //[^\n\r]* | /\*.*?\*/ )
    | (?P<name>   [.:$|&!]\s*[^\W\d]\w* )
    | (?P<word>   [^\W\d]\w* )
    | (?P<end>    ; )
    | (?P<odd>    ['"`\\] )
    """,
    re.VERBOSE | re.DOTALL,
)


def refuse_all_but_reading(query: str) -> None:
    """Raise `QuestionError` for a Cypher query that does more than read this graph."""
    tokens = [token for token in _TOKEN.finditer(query) if not token["note"]]
    words = [token["word"].upper() for token in tokens if token["word"]]
    if any(token["odd"] for token in tokens):
        raise QuestionError("a quotation mark is open", hint="close it, or write it as \\' in the text")
    if any(token["end"] for token in tokens[:-1]):
        raise QuestionError("this is more than one statement", hint="ask one at a time")
    for word, following in zip(words, [*words[1:], ""], strict=False):
        # PROJECT GRAPH is a command; alone, project is what people here call a project.
        if word in FORBIDDEN or (word, following) == ("PROJECT", "GRAPH"):
            raise QuestionError(
                f"{word} is not allowed: a query only reads this graph",
                hint=f"a name of yours: `{word.lower()}`",
            )
    if not tokens or not words or tokens[0]["word"] is None or words[0] not in BEGINNINGS:
        raise QuestionError(
            "a query begins with MATCH, OPTIONAL MATCH, UNWIND, WITH or RETURN",
            hint=closest(words[0], BEGINNINGS) if words else "for example: MATCH (p:Project) RETURN p.name",
        )
