"""Every public page, for tests that visit them all."""

from django.urls import reverse

from networks.models import FieldOfAction, Municipality, Network
from networks.urls import urlpatterns

# The pages that take nothing from their address; the suggestions are for scripts.
PAGES = [
    pattern.name
    for pattern in urlpatterns
    if not pattern.pattern.converters and pattern.name != "suggestions"
]


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
