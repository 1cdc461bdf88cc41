import pytest
from django.db import IntegrityError

from networks.models import ServiceCentre
from tests.databases import duplicate
from tests.factories import create_service_centre


def test_service_centre_that_is_the_first(db, sentences):
    assert sentences(create_service_centre()) == []


def test_service_centre_that_is_the_second(sentences, plain_update):
    create_service_centre()
    second = ServiceCentre(pk=2, name="Noch eine", host_body="Bezirksregierung")

    assert sentences(second) == ["Es gibt nur eine Servicestelle. Bitte ändern Sie die vorhandene."]
    with pytest.raises(IntegrityError, match="servicecentre_is_one"):
        plain_update(ServiceCentre.objects.get(), id=2)
    with pytest.raises(IntegrityError, match="servicecentre_is_one"):
        second.save()


def test_service_centre_that_takes_the_firsts_place(db):
    create_service_centre()

    with pytest.raises(IntegrityError, match=duplicate("id")):
        create_service_centre(name="Noch eine")


def test_service_centre_as_text_address_and_natural_key(db):
    centre = create_service_centre(name="Servicestelle Bildungsnetzwerke")

    assert centre.pk == ServiceCentre.ONLY
    assert str(centre) == "Servicestelle Bildungsnetzwerke"
    assert centre.get_absolute_url() == "/servicestelle/"
    assert centre.natural_key() == ("Servicestelle Bildungsnetzwerke",)
    assert ServiceCentre.objects.get_by_natural_key(*centre.natural_key()) == centre
