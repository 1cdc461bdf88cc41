import pytest
from django.db import IntegrityError

from networks.models import ServiceCentre
from tests.databases import duplicate
from tests.factories import create_service_centre


def test_only_one_service_centre_is_allowed(sentences, plain_update):
    first = create_service_centre()
    second = ServiceCentre(pk=2, name="Noch eine", host_body="Bezirksregierung")

    assert (first.pk, sentences(first)) == (ServiceCentre.ONLY, [])
    assert sentences(second) == ["Es gibt nur eine Servicestelle. Bitte ändern Sie die vorhandene."]
    with pytest.raises(IntegrityError, match="servicecentre_is_one"):
        plain_update(first, id=2)
    with pytest.raises(IntegrityError, match=duplicate("id")):
        create_service_centre(name="Noch eine")
