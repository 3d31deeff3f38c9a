"""pandera on pandas: text is read as text, then cast; references and rules by hand."""

import sys
from pathlib import Path

import pandas
import pandera.pandas as pandera

sys.path.insert(0, str(Path(__file__).parents[1]))
from generate import BOUNDS, PARENTS

Column, Check = pandera.Column, pandera.Check
COUNT = Column("Int64", Check.in_range(0, 1_000_000), nullable=True)


def read(name, **options):
    return pandas.read_csv(f"{sys.argv[1]}/{name}.csv", dtype=str, keep_default_na=False, **options)


def known(name):
    keys = set(read(name)[f"{name[:-1]}_id"])
    return Column(str, Check(lambda column: column.isin(keys)))


figures = read("figures")
for name in ("value", "lower", "upper"):
    figures[name] = pandas.to_numeric(figures[name].replace("", None)).astype("Int64")
figures["as_of"] = pandas.to_datetime(figures["as_of"], format="%Y-%m-%d")
schema = pandera.DataFrameSchema(
    {
        "figure_id": Column(str, Check.str_matches(r"^fig-[0-9]{8}\Z"), unique=True),
        **{f"{name[:-1]}_id": known(name) for name in PARENTS},
        "bound": Column(str, Check.isin(BOUNDS)),
        **dict.fromkeys(("value", "lower", "upper"), COUNT),
        "as_of": Column("datetime64[ns]", coerce=True),
        "code": Column(str, Check.str_matches(r"^[A-Z][0-9]{3}\Z")),
        "unit": Column(str),
        "quote": Column(str),
    },
    checks=[
        Check(lambda table: ~(table["lower"] > table["upper"]).fillna(False)),
        Check(lambda table: ~(table["value"] < table["lower"]).fillna(False)),
    ],
    strict=True,
    ordered=True,
)
schema.validate(figures, lazy=True)
