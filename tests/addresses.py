"""Every public page, for tests that visit them all."""

from django.urls import reverse

from networks.models import FieldOfAction, Municipality, Network
from networks.urls import urlpatterns

# No pages: suggestions are for scripts, calendars for calendars.
FOR_MACHINES = {"suggestions", "network-calendar", "conference-calendar", "authority-calendar"}

# The pages that take nothing from their address.
PAGES = [
    pattern.name
    for pattern in urlpatterns
    if not pattern.pattern.converters and pattern.name not in FOR_MACHINES
]

OF_A_NETWORK = ("network-detail", "network-sheet", "committee-detail", "conference-detail")
OF_A_TOWN = ("municipality-detail", "municipality-easy")


def addresses() -> list[str]:
    networks = [network.slug for network in Network.objects.all()]
    return [
        *(reverse(f"networks:{name}") for name in PAGES),
        *(reverse(f"networks:{name}", args=[slug]) for slug in networks for name in OF_A_NETWORK),
        *(
            reverse(f"networks:{name}", args=[town.slug])
            for town in Municipality.objects.all()
            for name in OF_A_TOWN
        ),
        *(field.get_absolute_url() for field in FieldOfAction.objects.all()),
    ]
