"""Every public page, for tests that visit them all."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bildungsnetz.duties import urls as duties
from networks import urls as networks
from networks.models import FieldOfAction, Municipality, Network, SupervisoryAuthority

# No pages: suggestions are for scripts, calendars for calendars.
FOR_MACHINES = {"suggestions", "network-calendar", "conference-calendar", "authority-calendar"}

# Addresses that lead to another page since its content moved there.
MOVED = {"office-list"}

# The pages that take nothing from their address.
PAGES = [
    f"{urls.app_name}:{pattern.name}"
    for urls in (networks, duties)
    for pattern in urls.urlpatterns
    if not pattern.pattern.converters and pattern.name not in FOR_MACHINES | MOVED
]

OF_A_NETWORK = ("network-detail", "network-sheet", "committee-detail", "conference-detail")
OF_A_TOWN = ("municipality-detail", "municipality-easy")


def addresses() -> list[str]:
    slugs = [network.slug for network in Network.objects.all()]
    return [
        *(reverse(name) for name in PAGES),
        *(reverse(f"networks:{name}", args=[slug]) for slug in slugs for name in OF_A_NETWORK),
        *(
            reverse(f"networks:{name}", args=[town.slug])
            for town in Municipality.objects.all()
            for name in OF_A_TOWN
        ),
        *(field.get_absolute_url() for field in FieldOfAction.objects.all()),
        *(authority.get_absolute_url() for authority in SupervisoryAuthority.objects.all()),
    ]


def one_of_each() -> list[str]:
    """A page of each kind: the first with as many parts after the same beginning."""
    kinds: dict[tuple[str, int], str] = {}
    for address in addresses():
        parts = address.strip("/").split("/")
        kinds.setdefault((parts[0], len(parts)), address)
    return list(kinds.values())


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    cookies: str
    vary: str
    queries: int
    headers: frozenset[str]


def answers_of(wanted: Iterable[str]) -> dict[str, Answer]:
    client = Client()
    client.get(
        reverse("networks:search"), {"q": "Ort"}
    )  # the first search of a process makes the finder's index
    return {address: ask(client, address) for address in wanted}


def ask(client: Client, address: str) -> Answer:
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address, secure=True)
    return Answer(
        status=answer.status_code,
        text=answer.content.decode(),
        cookies=str(answer.cookies),
        vary=answer.get("Vary", ""),
        # Outside of a transaction, a process asks for the version of the content at most once a second.
        queries=len([query for query in captured if "contentversion" not in query["sql"]]),
        headers=frozenset(answer.headers),
    )
