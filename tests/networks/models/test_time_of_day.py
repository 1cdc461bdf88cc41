import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from networks.models.time_of_day import INVALID, SEVERAL, TimeInput
from tests.factories import create_meeting


@pytest.mark.parametrize(
    ("texts", "time"),
    [
        (
            ["9:00", "9.00 Uhr", "9 Uhr", "09:00:00", "um 9 Uhr", "9", "9h", "٩:٠٠", "9\xa0Uhr", "9 h"],
            dt.time(9),
        ),
        (["14:30", "14.30", "14 Uhr 30", "14h30", "14:30 Uhr"], dt.time(14, 30)),
        ([""], None),
    ],
)
def test_time_is_read_as_people_write_it(texts, time):
    assert [TimeInput(required=False).clean(text) for text in texts] == [time] * len(texts)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        *(
            (text, INVALID)
            for text in ("24:00", "9:60", "halb zehn", "2022", "9:5", "9:00 Uhr 30", "14.09.2022")
        ),
        *((text, SEVERAL) for text in ("14:00–16:00", "14 bis 16 Uhr", "9.00 - 10.00 Uhr")),
    ],
)
def test_another_time_is_refused(text, sentence):
    with pytest.raises(ValidationError) as refused:
        TimeInput().clean(text)

    assert refused.value.messages == [sentence]


@pytest.mark.parametrize(
    ("date", "begins", "ends", "skipped"),
    [
        ("2027-03-28", dt.time(2, 30), dt.time(3, 30), ["begins_at"]),
        ("2027-03-28", dt.time(1, 30), dt.time(2), ["ends_at"]),
        ("2027-03-28", dt.time(1, 59), dt.time(3), []),
        ("2027-10-31", dt.time(2, 30), dt.time(2, 45), []),  # the hour that there is twice
    ],
)
@pytest.mark.parametrize("today", ["2026-11-25"], indirect=True)
def test_time_that_the_clocks_skip_is_refused(db, today, date, begins, ends, skipped):
    meeting = create_meeting(date=date, begins_at=begins, ends_at=ends)
    found = {}
    try:
        meeting.full_clean()
    except ValidationError as error:
        found = error.message_dict

    assert list(found) == skipped
