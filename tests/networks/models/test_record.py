"""Rules that hold for many models: each is proved here for all of them."""

import datetime as dt
from collections.abc import Callable
from typing import get_type_hints

import pytest
from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, models
from django.db.models import ProtectedError
from django.utils import timezone

from networks.models import (
    Aim,
    ContentVersion,
    District,
    EducationConference,
    EducationOffice,
    FieldOfAction,
    Figure,
    Focus,
    Mandate,
    Meeting,
    Municipality,
    Network,
    Page,
    PartialDate,
    PostalCode,
    Recommendation,
    ServiceCentre,
    Source,
    SupervisoryAuthority,
)
from networks.models.partial_date import INVALID, PartialDateField
from networks.models.record import Identified, Record
from tests import factories
from tests.databases import duplicate

CREATED = {
    create: get_type_hints(create)["return"]
    for name, create in vars(factories).items()
    if name.startswith("create_")
}
FACTORIES = {
    model._meta.model_name: create for create, model in CREATED.items() if model._meta.app_label == "networks"
}
MODELS = [m for m in apps.get_app_config("networks").get_models() if m is not ContentVersion]
DATES = [
    (model._meta.model_name, field.name)
    for model in MODELS
    for field in model._meta.concrete_fields
    if isinstance(field, PartialDateField)
]
IDENTIFIED = [FACTORIES[model._meta.model_name] for model in MODELS if issubclass(model, Identified)]
Create = Callable[..., models.Model]


def test_each_model_has_a_factory():
    assert sorted(model._meta.model_name for model in MODELS) == sorted(FACTORIES)


@pytest.mark.parametrize("create", FACTORIES.values(), ids=FACTORIES)
def test_record_is_valid_with_and_without_its_optional_values(db, sentences, create: Create):
    record = create()
    found = [sentences(record)]
    if isinstance(record, Record):
        record.as_of, record.checked_on = PartialDate(2024, 4), dt.date(2026, 1, 31)
        record.sources.set([factories.create_source()])
        found.append(sentences(record))

    assert found == [[]] * len(found)


@pytest.mark.parametrize(("name", "field"), DATES)
def test_invalid_partial_date_is_refused(sentences, plain_update, name, field):
    record = FACTORIES[name](**({"has_ended": True} if field == "ended" else {}))
    setattr(record, field, "Sommer 2024")

    assert INVALID in sentences(record)
    with pytest.raises(IntegrityError, match=f'CHECK .*"{field}"|"networks_{name}_{field}_check"'):
        plain_update(record, **{field: "2024-13"})


def test_save_updates_changed_at(db, monkeypatch):
    record, later = factories.create_network(), timezone.now() + dt.timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: later)

    record.save()

    assert record.changed_at == later


# --- Unique values -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("create", "name"),
    [
        (factories.create_district, "ags"),
        (factories.create_district, "name"),
        (factories.create_district, "nuts"),
        (factories.create_municipality, "ags"),
        (factories.create_municipality, "slug"),
        (factories.create_network, "district"),
        (factories.create_network, "slug"),
        (factories.create_field, "name"),
        (factories.create_field, "slug"),
        (factories.create_authority, "slug"),
        (factories.create_source, "key"),
        (factories.create_office, "network"),
        *((create, "uid") for create in IDENTIFIED),
    ],
)
def test_value_of_another_record_is_refused(db, sentences, create: Create, name):
    first, second = create(), create()
    setattr(second, name, getattr(first, name))
    field = second._meta.get_field(name)
    label = field.verbose_name[0].upper() + field.verbose_name[1:]
    expected = f"{second._meta.verbose_name} mit diesem Wert für das Feld {label} existiert bereits."
    if create is factories.create_office:
        expected = "Dieses Bildungsnetzwerk hat schon ein Bildungsbüro."

    assert sentences(second) == [expected]
    with pytest.raises(IntegrityError, match=duplicate(field.column)):
        type(second)._base_manager.filter(pk=second.pk).update(**{name: getattr(first, name)})


@pytest.mark.parametrize(
    ("create", "value", "parent", "name", "sentence"),
    [
        (
            factories.create_conference,
            {},
            "network",
            "date",
            "Eine Konferenz mit diesem Datum ist bei diesem Netzwerk schon eingetragen.",
        ),
        (
            factories.create_conference,
            {"number": 7},
            "network",
            "number",
            "Eine Konferenz mit dieser Nummer ist bei diesem Netzwerk schon eingetragen.",
        ),
        (
            factories.create_meeting,
            {"number": 7},
            "committee",
            "number",
            "Eine Sitzung mit dieser Nummer ist bei diesem Lenkungskreis schon eingetragen.",
        ),
        (
            factories.create_recommendation,
            {"number": 7},
            "conference",
            "number",
            "Diese Nummer hat bei dieser Konferenz schon eine andere Empfehlung.",
        ),
        (
            factories.create_postal_code,
            {},
            "municipality",
            "plz",
            "Diese Postleitzahl ist bei dieser Gemeinde schon eingetragen.",
        ),
        (
            factories.create_focus,
            {},
            "network",
            "field",
            "Dieses Handlungsfeld ist bei diesem Netzwerk schon eingetragen.",
        ),
    ],
)
def test_value_is_unique_within_its_parent_only(db, sentences, create: Create, value, parent, name, sentence):
    """Other parents may share the value, and two records of one parent may leave an optional number out."""
    first = create(**value)
    elsewhere = create(**{name: getattr(first, name)})
    second, third = (create(**{parent: getattr(first, parent)}) for _ in range(2))
    assert [sentences(record) for record in (first, elsewhere, second, third)] == [[], [], [], []]

    setattr(second, name, getattr(first, name))

    columns = [second._meta.get_field(field).column for field in (parent, name)]
    assert sentences(second) == [sentence]
    with pytest.raises(IntegrityError, match=f"{duplicate(*columns)}|{duplicate(*reversed(columns))}"):
        second.save()


@pytest.mark.parametrize("name", ["municipality.name", "meeting.date"])
def test_value_may_be_shared(db, sentences, name):
    model, field = name.split(".")
    first = FACTORIES[model]()

    parent = {"committee": first.committee} if model == "meeting" else {}
    assert sentences(FACTORIES[model](**{field: getattr(first, field)}, **parent)) == []


# --- Natural keys --------------------------------------------------------------------------------------------

# Two records of the same parent, so that a key needs all its parts.
SIBLINGS = {"focus": "network", "educationconference": "network", "postalcode": "municipality"}


@pytest.mark.parametrize("name", FACTORIES)
def test_record_is_written_and_read_by_its_natural_key(db, name):
    record = FACTORIES[name](**({"slug": Page.Slug.SUPERVISION} if name == "page" else {}))
    if name != "servicecentre":
        parent = SIBLINGS.get(name)
        FACTORIES[name](**({parent: getattr(record, parent)} if parent else {}))
    text = serializers.serialize(
        "json", [record], use_natural_primary_keys=True, use_natural_foreign_keys=True
    )

    (found,) = serializers.deserialize("json", text)

    assert found.object.pk == record.pk
    assert type(record).objects.get_by_natural_key(*record.natural_key()) == record


@pytest.mark.parametrize(
    ("record", "key", "dependencies"),
    [
        (
            Focus(network=Network(slug="kreis-borken"), field=FieldOfAction(slug="mint")),
            ("kreis-borken", "mint"),
            ["networks.network", "networks.fieldofaction"],
        ),
        (
            EducationConference(network=Network(slug="kreis-borken"), date=PartialDate(2024, 5)),
            ("kreis-borken", "2024-05"),
            ["networks.network"],
        ),
        (EducationOffice(network=Network(slug="kreis-borken")), ("kreis-borken",), ["networks.network"]),
        (
            PostalCode(plz="48143", municipality=Municipality(ags="05515000")),
            ("48143", "05515000"),
            ["networks.municipality"],
        ),
        (SupervisoryAuthority(slug="schulamt"), ("schulamt",), ["networks.district"]),
        (Figure(key="netzwerke-in-nrw", as_of=PartialDate(2024)), ("netzwerke-in-nrw", "2024"), []),
        (Figure(key="netzwerke-in-nrw"), ("netzwerke-in-nrw", ""), []),
    ],
    ids=str,
)
def test_natural_key_with_its_dependencies(record, key, dependencies):
    assert (record.natural_key(), getattr(record.natural_key, "dependencies", [])) == (key, dependencies)


# --- Text and address ----------------------------------------------------------------------------------------

BORKEN = Network(name="Bildungsnetzwerk Kreis Borken", slug="kreis-borken")


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (BORKEN, "Bildungsnetzwerk Kreis Borken"),
        (Aim(text="Jedes Kind lernt schwimmen"), "Jedes Kind lernt schwimmen"),
        (District(name="Kreis Borken"), "Kreis Borken"),
        (EducationConference(date=PartialDate(2024)), "Bildungskonferenz, 2024"),
        (EducationConference(date=PartialDate(2024), number=12), "12. Bildungskonferenz, 2024"),
        (EducationOffice(), "Bildungsbüro"),
        (EducationOffice(name="Regionales Büro"), "Regionales Büro"),
        (FieldOfAction(name="Übergang Schule–Beruf"), "Übergang Schule–Beruf"),
        (Figure(key="netzwerke-in-nrw", value=52), "Bildungsnetzwerke in Nordrhein-Westfalen: 52"),
        (Focus(), "Schwerpunkt"),
        (Focus(local_name="Bildung digital"), "Bildung digital"),
        (Mandate(text="Ein Schwimmbus"), "Ein Schwimmbus"),
        (Meeting(date=PartialDate(2031)), "Sitzung, 2031"),
        (Meeting(date=PartialDate(2031), number=1), "1. Sitzung, 2031"),
        (Municipality(name="Oer-Erkenschwick"), "Oer-Erkenschwick"),
        (Page(slug="ueber"), "So arbeitet ein Bildungsnetzwerk (/ueber/)"),
        (Page(slug="schulaufsicht"), "Schulaufsicht (/schulaufsicht/)"),
        (PostalCode(plz="48143"), "48143"),
        (Recommendation(text="Mehr Ganztag"), "Mehr Ganztag"),
        (ServiceCentre(name="Servicestelle"), "Servicestelle"),
        (Source(publisher="Bezirksregierung", title="Netzwerke"), "Bezirksregierung: Netzwerke"),
        (SupervisoryAuthority(name="Schulamt für den Kreis Borken"), "Schulamt für den Kreis Borken"),
    ],
)
def test_text_of_a_record_needs_no_query(record, text):
    assert str(record) == text


@pytest.mark.parametrize(
    ("record", "address"),
    [
        (BORKEN, "/netzwerke/kreis-borken/"),
        (EducationOffice(network=BORKEN), "/netzwerke/kreis-borken/"),
        (Focus(network=BORKEN), "/netzwerke/kreis-borken/"),
        (FieldOfAction(slug="uebergang"), "/handlungsfelder/uebergang/"),
        (Municipality(slug="oer-erkenschwick"), "/orte/oer-erkenschwick/"),
        (Page(slug="ueber"), "/ueber/"),
        (ServiceCentre(), "/servicestelle/"),
        (SupervisoryAuthority(slug="schulamt"), "/schulaufsicht/schulamt/"),
    ],
)
def test_address_of_a_record(record, address):
    assert record.get_absolute_url() == address


# --- Deletion ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("create", "needed"),
    [
        (factories.create_network, "district"),
        (factories.create_municipality, "district"),
        (factories.create_focus, "field"),
        (factories.create_aim, "field"),
    ],
)
def test_needed_record_is_protected(db, create: Create, needed):
    with pytest.raises(ProtectedError):
        getattr(create(), needed).delete()


@pytest.mark.parametrize(
    ("create", "name", "create_other"),
    [
        (factories.create_aim, "recommendation", factories.create_recommendation),
        (factories.create_mandate, "reported_to", factories.create_conference),
    ],
)
def test_record_outlives_what_it_refers_to(db, create: Create, name, create_other: Create):
    record = create(**{name: create_other()})

    getattr(record, name).delete()

    record.refresh_from_db()
    assert getattr(record, name) is None


def test_network_is_deleted_with_its_own_records_only(db):
    network = factories.create_network()
    factories.create_office(network=network)
    factories.create_agreement(network=network)
    focus = factories.create_focus(network=network)
    factories.create_mandate(
        aim=factories.create_aim(committee=factories.create_committee(network=network), field=focus.field)
    )

    assert network.delete()[1] == {
        "networks.Aim": 1,
        "networks.CooperationAgreement": 1,
        "networks.EducationOffice": 1,
        "networks.Focus": 1,
        "networks.Mandate": 1,
        "networks.Network": 1,
        "networks.SteeringCommittee": 1,
    }
    focus.field.refresh_from_db()
    network.district.refresh_from_db()
