import datetime as dt

import pytest

from networks.evidence import PageEvidence, Part
from networks.models import Focus, PartialDate
from tests.factories import create_agreement, create_network, create_seat, create_source


def focus(as_of: str = "", checked: str = "") -> Focus:
    return Focus(
        as_of=PartialDate.parse(as_of) if as_of else None,
        checked_on=dt.date.fromisoformat(checked) if checked else None,
    )


def test_sources_are_numbered_in_the_pages_order_and_records_counted_once(db, django_assert_num_queries):
    later, first, shared = create_source(), create_source(), create_source()
    agreement = create_agreement(sources=[first, shared], as_of="2009")
    seat = create_seat(sources=[later, shared], as_of="2024-05", checked_on=dt.date(2026, 11, 2))
    undated = create_network()

    with django_assert_num_queries(2):
        page = PageEvidence.of([agreement, None, seat, undated, agreement])

    assert [(source, source.number) for source in page.sources] == [(first, 1), (shared, 2), (later, 3)]
    assert [(part.label, part.records) for part in page.parts] == [
        *(("Kooperationsvertrag", [agreement]), ("Sitz", [seat]), ("Bildungsnetzwerk", [undated])),
    ]
    assert [source.number for source in page.parts[1].sources] == [2, 3]
    assert (page.oldest, page.confirmed, page.last_confirmed) == (agreement.as_of, 1, dt.date(2026, 11, 2))


def test_nothing_is_known_of_no_records(db):
    page = PageEvidence.of([None])

    assert (page.parts, page.sources, page.oldest, page.confirmed, page.last_confirmed) == (
        [],
        [],
        None,
        0,
        None,
    )


@pytest.mark.parametrize(
    ("records", "label", "as_of", "confirmed"),
    [
        ([focus()], "Schwerpunkt", "undatiert", "noch nicht"),
        ([focus("2024", "2026-11-02")], "Schwerpunkt", "2024", "am 02.11.2026"),
        (
            [focus("2025-11", "2026-01-09"), focus("2017"), focus()],
            "Schwerpunkte",
            "2017 bis November\N{NO-BREAK SPACE}2025, teils undatiert",
            "1 von 3, zuletzt am 09.01.2026",
        ),
        ([focus("2024", "2026-01-09")] * 2, "Schwerpunkte", "2024", "2 von 2, zuletzt am 09.01.2026"),
    ],
)
def test_part_sums_up_its_records(records, label, as_of, confirmed):
    part = Part(records)

    assert (part.label, part.as_of, part.confirmed) == (label, as_of, confirmed)
