"""Snippets that the page of downloads shows; the tests run them in a folder with the files."""

SNIPPETS = {
    "duckdb": """\
import duckdb

con = duckdb.connect()
con.execute(open("load.sql", encoding="utf-8").read())
print(con.sql("SELECT number, of_whom, said_by FROM casualties WHERE indicator = 'killed'"))""",
    "pandas": """\
import json
import pandas

package = json.load(open("../datapackage.json", encoding="utf-8"))
table = next(r for r in package["resources"] if r["path"] == "data/figures.csv")
types = {"integer": "Int64", "number": "Float64", "date": "string"}
columns = {f["name"]: types.get(f["type"], "string") for f in table["schema"]["fields"]}
figures = pandas.read_csv("figures.csv", dtype=columns, keep_default_na=False, na_values=[""])
print(figures[["figure_id", "bound", "lower", "upper"]])""",
}
