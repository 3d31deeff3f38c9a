"""pandera on polars: typed reading, references and rules by hand."""

import sys
from pathlib import Path

import pandera.polars as pandera
import polars

sys.path.insert(0, str(Path(__file__).parents[1]))
from generate import BOUNDS, PARENTS

Column, Check = pandera.Column, pandera.Check
COUNT = Column(polars.Int64, Check.in_range(0, 1_000_000), nullable=True)
TYPES = dict.fromkeys(("value", "lower", "upper"), polars.Int64) | {"as_of": polars.Date}


def known(name):
    keys = polars.read_csv(f"{sys.argv[1]}/{name}.csv")[f"{name[:-1]}_id"].to_list()
    return Column(polars.String, Check.isin(keys))


figures = polars.read_csv(f"{sys.argv[1]}/figures.csv", schema_overrides=TYPES)
schema = pandera.DataFrameSchema(
    {
        "figure_id": Column(polars.String, Check.str_matches("^fig-[0-9]{8}$"), unique=True),
        **{f"{name[:-1]}_id": known(name) for name in PARENTS},
        "bound": Column(polars.String, Check.isin(BOUNDS)),
        **dict.fromkeys(("value", "lower", "upper"), COUNT),
        "as_of": Column(polars.Date),
        "code": Column(polars.String, Check.str_matches("^[A-Z][0-9]{3}$")),
        "unit": Column(polars.String),
        "quote": Column(polars.String),
    },
    strict=True,
)
schema.validate(figures, lazy=True)
wrong = (polars.col("lower") > polars.col("upper")) | (polars.col("value") < polars.col("lower"))
sys.exit(figures.filter(wrong).height > 0)
