"""splink on names of organisations: Fellegi-Sunter without labels, as its guide proposes it."""

import polars as pl
from duplicates_data import Data, Pair
from splink import Linker, SettingsCreator, block_on
from splink import comparison_library as comparisons
from splink.backends.duckdb import DuckDBAPI

from synergraph.ontology.legal import split_legal_form
from synergraph.ontology.names import fold, key

_RULES = (("country", "key"), ("country", "first"), ("country", "last"), ("country", "start"))


def scores(data: Data, _: set[Pair]) -> dict[Pair, float]:
    """Return the match weight of each pair that its own blocking rules find, by row numbers."""
    linker = Linker(DuckDBAPI().register(_table(data).to_arrow()), _settings())
    linker.training.estimate_probability_two_random_records_match([block_on("country", "key")], recall=0.3)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("country", "first"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("country", "start"))
    found = linker.inference.predict(threshold_match_weight=-10).as_pandas_dataframe()
    sides = zip(found["unique_id_l"], found["unique_id_r"], found["match_weight"], strict=True)
    return {(min(a, b), max(a, b)): float(weight) for a, b, weight in sides}


def _settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in _RULES],
        comparisons=[
            comparisons.JaroWinklerAtThresholds("name", [0.95, 0.9, 0.8]).configure(
                term_frequency_adjustments=True
            ),
            comparisons.JaroWinklerAtThresholds("key", [0.95, 0.9, 0.8]),
            comparisons.ExactMatch("first").configure(term_frequency_adjustments=True),
            comparisons.ExactMatch("last").configure(term_frequency_adjustments=True),
        ],
    )


def _table(data: Data) -> pl.DataFrame:
    rows = []
    for number, (name, country) in enumerate(data.names.select("name", "country").iter_rows()):
        bare = split_legal_form(name)[0]
        words = fold(bare).split() or [fold(name)]
        rows.append((number, fold(name), key(bare), words[0], words[-1], key(bare)[:4], country))
    columns = ["unique_id", "name", "key", "first", "last", "start", "country"]
    return pl.DataFrame(rows, schema=columns, orient="row")
