"""Every public page, for tests that visit them all."""

from django.urls import reverse

from networks.models import FieldOfAction, Municipality, Network

PAGES = (
    "home",
    "search",
    "network-list",
    "municipality-list",
    "conference-list",
    "committee-list",
    "office-list",
    "agreement-list",
    "field-list",
    "authority-list",
    "service-centre",
    "about",
    "source-list",
)


def addresses() -> list[str]:
    networks = [network.slug for network in Network.objects.all()]
    return [
        *(reverse(f"networks:{name}") for name in PAGES),
        *(
            reverse(f"networks:{name}", args=[slug])
            for slug in networks
            for name in ("network-detail", "committee-detail", "conference-detail")
        ),
        *(town.get_absolute_url() for town in Municipality.objects.all()),
        *(field.get_absolute_url() for field in FieldOfAction.objects.all()),
    ]
