import pytest

from networks.models import District, EducationOffice, Network
from networks.models.reach import Channel, Reach

OFFICE = {"phone": "02581 53-1", "mailbox": "buero@a.example", "address": "Am Markt 1"}
DISTRICT = {"phone": "02581 53-0", "mailbox": "post@a.example", "address": "Am Markt 2"}
OWN = [
    Channel("Telefon", "02581 53-1", "tel:+492581531"),
    Channel("E-Mail", "buero@a.example", "mailto:buero@a.example"),
    Channel("Anschrift", "Am Markt 1"),
]
ELSEWHERE = [
    Channel("Telefon, Zentrale der Kreisverwaltung", "02581 53-0", "tel:+492581530", is_own=False),
    Channel("E-Mail der Kreisverwaltung", "post@a.example", "mailto:post@a.example", is_own=False),
    Channel("Anschrift der Kreisverwaltung", "Am Markt 2", is_own=False),
]
UNKNOWN = [Channel(label) for label in ("Telefon", "E-Mail", "Anschrift")]


@pytest.mark.parametrize(
    ("office", "district", "channels"),
    [
        (OFFICE, DISTRICT, OWN),
        (OFFICE | {"phone": ""}, DISTRICT, [ELSEWHERE[0], *OWN[1:]]),
        ({}, DISTRICT, ELSEWHERE),
        (None, DISTRICT, ELSEWHERE),
        ({}, {}, UNKNOWN),
        (None, {}, UNKNOWN),
    ],
)
def test_administration_replaces_missing_channels_of_the_office(office, district, channels):
    network = Network(district=District(kind=District.Kind.RURAL, **district))
    if office is not None:
        network.office = EducationOffice(**office)

    assert list(network.reach) == channels


def test_contact_without_a_district_has_its_own_channels_only():
    assert list(EducationOffice(**OFFICE).reach) == OWN
    assert list(EducationOffice().reach) == UNKNOWN


@pytest.mark.parametrize(
    ("reach", "first"),
    [
        ([*OWN], OWN[0]),
        ([ELSEWHERE[0], OWN[1], OWN[2]], OWN[1]),
        ([*ELSEWHERE], ELSEWHERE[0]),
        ([UNKNOWN[0], ELSEWHERE[1], OWN[2]], None),
    ],
)
def test_first_channel_is_the_offices_own_or_the_phone_of_the_administration(reach, first):
    assert Reach(*reach).first == first


@pytest.mark.parametrize(
    ("reach", "known", "unknown"),
    [
        (OWN, OWN, ""),
        ([*UNKNOWN[:2], OWN[2]], OWN[2:], "Telefon und E-Mail"),
        ([OWN[0], UNKNOWN[1], OWN[2]], [OWN[0], OWN[2]], "E-Mail"),
        (UNKNOWN, [], "Telefon, E-Mail und Anschrift"),
    ],
)
def test_unknown_channels_are_named_in_one_phrase(reach, known, unknown):
    assert (Reach(*reach).known, Reach(*reach).unknown) == (known, unknown)
