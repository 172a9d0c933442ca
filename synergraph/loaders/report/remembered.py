"""Results about a report that hold until the report learns a new name."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

from synergraph.loaders.report.report import Report

P = ParamSpec("P")
R = TypeVar("R")


def remembered(function: Callable[Concatenate[Report, P], R]) -> Callable[Concatenate[Report, P], R]:
    """Call a function of a report once for the same arguments, as long as no new name is known."""

    def call(report: Report, /, *args: P.args, **kwargs: P.kwargs) -> R:
        at = (function.__module__, function.__name__, args, tuple(kwargs.items()), len(report.names))
        if at not in report.memo:
            report.memo[at] = function(report, *args, **kwargs)
        result: R = report.memo[at]
        return result

    return update_wrapper(call, function)
