"""dataframely: typed reading, key, checks and rules in the schema, references by hand."""

import sys
from pathlib import Path

import dataframely
import polars

sys.path.insert(0, str(Path(__file__).parents[1]))
from generate import BOUNDS, PARENTS

TYPES = dict.fromkeys(("value", "lower", "upper"), polars.Int64) | {"as_of": polars.Date}


def count():
    return dataframely.Int64(nullable=True, min=0, max=1_000_000)


class Figures(dataframely.Schema):
    figure_id = dataframely.String(primary_key=True, regex="^fig-[0-9]{8}$")
    source_id = dataframely.String()
    event_id = dataframely.String()
    place_id = dataframely.String()
    bound = dataframely.Enum(BOUNDS)
    value = count()
    lower = count()
    upper = count()
    as_of = dataframely.Date()
    code = dataframely.String(regex="^[A-Z][0-9]{3}$")
    unit = dataframely.String()
    quote = dataframely.String(nullable=True)

    @dataframely.rule()
    def lower_not_above_upper(cls) -> polars.Expr:
        return ~(polars.col("lower") > polars.col("upper")).fill_null(False)

    @dataframely.rule()
    def value_not_below_lower(cls) -> polars.Expr:
        return ~(polars.col("value") < polars.col("lower")).fill_null(False)


figures = polars.read_csv(f"{sys.argv[1]}/figures.csv", schema_overrides=TYPES)
figures = Figures.validate(figures, cast=True)
for name in PARENTS:
    parent = polars.read_csv(f"{sys.argv[1]}/{name}.csv")
    if figures.join(parent, on=f"{name[:-1]}_id", how="anti").height:
        sys.exit(1)
