"""Horizon Europe as themes over programmes: fields of science and policy markers, from the CSV files."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import sparse

from synergraph.queries.themes.diversity import Spread, distances

FIELDS, PROJECTS, MARKERS, PARTNERS = "euroSciVoc", "project", "policyPriorities", "organization"


class Horizon(NamedTuple):
    """Projects (rows) over programmes, the themes they are about, how many of the last are markers, and leads."""

    spread: Spread
    names: list[str]
    markers: int
    leads: sparse.csr_array
    years: NDArray[np.float64]


def table(shared: Path, name: str) -> pl.DataFrame:
    """Read a file of CORDIS."""
    path = shared / "cordis-he" / f"{name}.csv.gz"
    return pl.read_csv(path, separator=";", infer_schema=False, truncate_ragged_lines=True)


def matrix(pairs: pl.DataFrame, rows: list[str], columns: list[str]) -> sparse.csr_array:
    """Return which row has which column; pairs of neither are left out."""
    at = pl.DataFrame({"row": rows}).with_row_index("i")
    to = pl.DataFrame({"column": columns}).with_row_index("j")
    found = pairs.unique().join(at, on="row").join(to, on="column")
    ends = found["i"].to_numpy(), found["j"].to_numpy()
    return sparse.csr_array((np.ones(len(found)), ends), shape=(len(rows), len(columns)))


def horizon(shared: Path, pillar: str = "HORIZON.") -> Horizon:
    """Return the projects of the programmes whose code begins with `pillar`, over codes of two numbers."""
    projects = table(shared, PROJECTS).filter(pl.col("legalBasis").str.starts_with(pillar)).sort("id")
    ids = projects["id"].to_list()
    code = pl.col("legalBasis").str.extract(r"^(HORIZON\.\d+\.\d+)")
    placed = projects.select(pl.col("id").alias("row"), code.alias("column")).drop_nulls()
    groups = sorted(placed["column"].unique())
    fields = table(shared, FIELDS).select(
        pl.col("projectID").alias("row"), pl.col("euroSciVocTitle").alias("column")
    )
    marked = table(shared, MARKERS).filter(pl.col("weight") != "0")
    marked = marked.select(pl.col("projectID").alias("row"), pl.col("title").alias("column"))
    names, markers = sorted(fields["column"].drop_nulls().unique()), sorted(marked["column"].unique())
    about = matrix(fields.drop_nulls(), ids, names)
    themes = sparse.csr_array(sparse.hstack([about, matrix(marked, ids, markers)]))
    shares = matrix(placed, ids, groups)
    held = np.maximum(np.asarray(about.sum(axis=0)).ravel(), 1)
    rare = sparse.diags_array(np.log(len(ids) / held))
    partners = table(shared, PARTNERS).filter(pl.col("role") == "coordinator")
    partners = partners.select(pl.col("projectID").alias("row"), pl.col("organisationID").alias("column"))
    leads = matrix(partners, ids, sorted(partners["column"].unique()))
    years = projects["startDate"].str.slice(0, 4).cast(pl.Float64).to_numpy()
    spread = Spread(themes, shares, distances(sparse.csr_array(shares.T @ (about @ rare))))
    return Horizon(spread, [*names, *markers], len(markers), leads, years)


def thinned(spread: Spread, theme: int, size: int, rng: np.random.Generator) -> Spread:
    """Return a spread in which a theme keeps only so many of its projects, drawn at random."""
    rows = np.flatnonzero(spread.themes[:, [theme]].toarray().ravel())
    kept = np.zeros((spread.themes.shape[0], 1))
    kept[rng.choice(rows, min(size, len(rows)), replace=False)] = 1
    return Spread(sparse.csr_array(kept), spread.shares, spread.apart)
