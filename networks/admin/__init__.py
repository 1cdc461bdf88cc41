"""Importing this package registers the admin of each model."""

from networks.admin import (  # noqa: F401 - imported for @admin.register
    agreement,
    aim,
    authority,
    committee,
    conference,
    district,
    field_of_action,
    figure,
    focus,
    mandate,
    meeting,
    municipality,
    network,
    office,
    page,
    postal_code,
    recommendation,
    seat,
    service_centre,
    source,
)
