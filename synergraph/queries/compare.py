"""Comparing the answers of two engines to one question."""

from synergraph.queries.ask import Answer


def differences(left: Answer, right: Answer) -> list[str]:
    """Say where two answers differ, row by row; [] when they are equal, order included."""
    if len(left.rows) != len(right.rows):
        only = [("left", row) for row in left.rows if row not in right.rows]
        only += [("right", row) for row in right.rows if row not in left.rows]
        found = [f"{len(left.rows)} rows and {len(right.rows)} rows"]
        return found + [f"only {side}: {row}" for side, row in only]
    pairs = enumerate(zip(left.rows, right.rows, strict=True), 1)
    return [f"row {number}: {a} and {b}" for number, (a, b) in pairs if a != b]
