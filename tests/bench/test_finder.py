"""How long the finder needs at 408 networks, 11,078 towns and 66,488 Ortsteile, which is all of Germany: `make bench` prints it."""

import statistics
import time
from collections.abc import Callable

import pytest
from django.urls import reverse

from networks import content, finder
from tests.bench.country import fill, town_name

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("seeded")]

REPEATS = 40
QUERIES = {
    "exact": "Lüdinghausen",
    "with a filler": "Bildungsbüro für Lüdinghausen",
    "town and district": "Steinfurt",
    "locality": "Hiltrup",
    "locality and town": "Münster-Hiltrup",
    "topic": "Nachhilfe",
    "topic and town": "Nachhilfe Lüdinghausen",
    "beginning": "stei",
    "part of a word": "kappeln",
    "words in any order": "Grundschule Kita",
    "postcode": "48231",
    "two typing errors": "Lüdengshausen",
    "two errors, many alike": town_name(9000)[:4] + "x" + town_name(9000)[6:],
    "nothing, long": "Xylophonquartett Quakenbrück",
    "hundred letters": "qwertzuiop" * 10,
}


def measure(label: str, question: Callable[[], object], repeats: int = REPEATS) -> list[float]:
    """Print the fastest, median and slowest run; the fastest says most on a busy machine."""
    durations = []
    for _ in range(repeats):
        start = time.perf_counter()
        question()
        durations.append((time.perf_counter() - start) * 1000)
    report(label, durations)
    return durations


def report(label: str, durations: list[float]) -> None:
    print(f"{label:<28} {min(durations):8.2f} {statistics.median(durations):8.2f} {max(durations):8.2f}")


def test_finder(client):
    fill(networks=400, towns=11_000)
    print(f"\n{'milliseconds':<28} {'fastest':>8} {'median':>8} {'slowest':>8}")
    measure("building the index", finder.current_index, repeats=1)
    measure("has anything changed?", content.version)
    everything = []
    for label, query in QUERIES.items():
        everything += measure(label, lambda query=query: finder.answer(query))
    report("all queries", everything)
    for name, query in (("suggestions", "stei"), ("search", "Steinfurt")):
        address = f"{reverse(f'networks:{name}')}?q={query}"
        measure(address, lambda address=address: client.get(address))

    assert finder.answer("Lüdinghausen").target.url == "/orte/luedinghausen/"
