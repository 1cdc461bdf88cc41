"""Rules that hold for many models: each is proved here for all of them."""

import datetime as dt
from collections.abc import Callable
from typing import get_type_hints

import pytest
from django.apps import apps
from django.core import serializers
from django.db import IntegrityError
from django.db.models import Model, ProtectedError
from django.utils import timezone

from networks import models
from networks.models import Network, Page, PartialDate
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
MODELS = [m for m in apps.get_app_config("networks").get_models() if m is not models.ContentVersion]
DATES = [
    (model._meta.model_name, field.name)
    for model in MODELS
    for field in model._meta.concrete_fields
    if isinstance(field, PartialDateField)
]
Create = Callable[..., Model]
# With these values, a second record of the model is allowed.
VALUES = {
    "cooperationagreement": {"signed": "2008", "has_ended": True},
    "page": {"slug": Page.Slug.SUPERVISION},
}


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


def test_new_record_has_the_first_state():
    assert (models.Aim().state, models.Mandate().state) == ("vereinbart", "offen")
    assert (models.Meeting().state, models.Meeting().is_released) == ("geplant", False)


# --- Unique values -------------------------------------------------------------------------------------------

OWN_SENTENCES = {
    "educationoffice": "Dieses Bildungsnetzwerk hat schon ein Bildungsbüro.",
    "steeringcommittee": "Dieses Bildungsnetzwerk hat schon einen Lenkungskreis.",
}


@pytest.mark.parametrize(
    ("model", "name"),
    [
        *[("district", "ags"), ("district", "nuts")],
        *[("municipality", "ags"), ("municipality", "slug"), ("network", "district"), ("network", "slug")],
        *[("fieldofaction", "slug"), ("supervisoryauthority", "slug")],
        *[
            ("source", "key"),
            ("page", "slug"),
            ("educationoffice", "network"),
            ("steeringcommittee", "network"),
        ],
        *[(model._meta.model_name, "uid") for model in MODELS if issubclass(model, Identified)],
    ],
)
def test_value_of_another_record_is_refused(db, sentences, model, name):
    first, second = FACTORIES[model](), FACTORIES[model](**VALUES.get(model, {}))
    setattr(second, name, getattr(first, name))
    field = second._meta.get_field(name)
    label = field.verbose_name[0].upper() + field.verbose_name[1:]
    general = f"{second._meta.verbose_name} mit diesem Wert für das Feld {label} existiert bereits."

    assert sentences(second) == [OWN_SENTENCES.get(model, general)]
    with pytest.raises(IntegrityError, match=duplicate(field.column)):
        type(second)._base_manager.filter(pk=second.pk).update(**{name: getattr(first, name)})


@pytest.mark.parametrize(
    ("model", "constraint", "parent", "name"),
    [
        ("educationconference", "conference_once_per_date", "network", "date"),
        ("educationconference", "conference_number_once_per_network", "network", "number"),
        ("focus", "focus_once_per_network", "network", "field"),
        ("meeting", "meeting_number_once_per_committee", "committee", "number"),
        ("postalcode", "postalcode_once_per_municipality", "municipality", "plz"),
        ("recommendation", "recommendation_number_once_per_conference", "conference", "number"),
    ],
)
def test_value_is_unique_within_its_parent_only(
    db, sentences, assert_duplicate, model, constraint, parent, name
):
    """Other parents may share the value, and two records of one parent may leave an optional number out."""
    create = FACTORIES[model]
    first = create(**({"number": 7} if name == "number" else {}))
    elsewhere = create(**{name: getattr(first, name)})
    second, third = (create(**{parent: getattr(first, parent)}) for _ in range(2))
    assert [sentences(record) for record in (first, elsewhere, second, third)] == [[], [], [], []]

    setattr(second, name, getattr(first, name))

    assert_duplicate(second, constraint)


@pytest.mark.parametrize("name", ["municipality.name", "meeting.date"])
def test_value_may_be_shared(db, sentences, name):
    model, field = name.split(".")
    first = FACTORIES[model]()

    parent = {"committee": first.committee} if model == "meeting" else {}
    assert sentences(FACTORIES[model](**{field: getattr(first, field)}, **parent)) == []


# --- Natural keys --------------------------------------------------------------------------------------------

BORKEN = Network(slug="kreis-borken")
MUENSTER = models.Municipality(ags="05515000", slug="muenster")
# Two records of the same parent, so that a key needs all its parts.
SIBLINGS = {
    **dict.fromkeys(["cooperationagreement", "focus", "educationconference"], "network"),
    "postalcode": "municipality",
}


@pytest.mark.parametrize("name", FACTORIES)
def test_record_is_written_and_read_by_its_natural_key(db, name):
    record = FACTORIES[name](**VALUES.get(name, {}))
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
    ("record", "key"),
    [
        (models.CooperationAgreement(network=BORKEN, signed=PartialDate(2008)), ("kreis-borken", "2008")),
        (models.EducationConference(network=BORKEN, date=PartialDate(2024, 5)), ("kreis-borken", "2024-05")),
        (models.EducationOffice(network=BORKEN), ("kreis-borken",)),
        (models.Figure(key="netzwerke-in-nrw", as_of=PartialDate(2024)), ("netzwerke-in-nrw", "2024")),
        (models.Figure(key="netzwerke-in-nrw"), ("netzwerke-in-nrw", "")),
        (models.Focus(network=BORKEN, field=models.FieldOfAction(slug="mint")), ("kreis-borken", "mint")),
        (models.PostalCode(plz="48143", municipality=MUENSTER), ("48143", "05515000")),
        (models.SteeringCommittee(network=BORKEN), ("kreis-borken",)),
        (models.SupervisoryAuthority(slug="schulamt"), ("schulamt",)),
    ],
    ids=str,
)
def test_natural_key(record, key):
    assert record.natural_key() == key


def test_natural_key_dependencies():
    found = {model.__name__: getattr(model.natural_key, "dependencies", []) for model in MODELS}

    assert {name: models for name, models in found.items() if models} == {
        "CooperationAgreement": ["networks.network"],
        "EducationConference": ["networks.network"],
        "EducationOffice": ["networks.network"],
        "Focus": ["networks.network", "networks.fieldofaction"],
        "Locality": ["networks.municipality"],
        "Municipality": ["networks.district"],
        "Network": ["networks.district"],
        "PostalCode": ["networks.municipality"],
        "SchoolCount": ["networks.municipality"],
        "SteeringCommittee": ["networks.network"],
        "SupervisoryAuthority": ["networks.district"],
    }


# --- Text and address ----------------------------------------------------------------------------------------

NAMED = [models.District, models.FieldOfAction, models.Municipality, Network, models.ServiceCentre]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (models.SupervisoryAuthority(name="Schulamt"), "Schulamt"),
        *((model(name="Münster"), "Münster") for model in NAMED),
        *(
            (model(text="Ganztag"), "Ganztag")
            for model in (models.Aim, models.Mandate, models.Recommendation)
        ),
        (models.CooperationAgreement(kind="erster", signed=PartialDate(2008)), "erster Vertrag, 2008"),
        (models.EducationConference(date=PartialDate(2024)), "Bildungskonferenz, 2024"),
        (models.EducationConference(date=PartialDate(2024), number=12), "12. Bildungskonferenz, 2024"),
        (models.EducationOffice(), "Bildungsbüro"),
        (models.EducationOffice(name="Regionales Büro"), "Regionales Büro"),
        (models.Figure(key="netzwerke-in-nrw", value=52), "Bildungsnetzwerke in Nordrhein-Westfalen: 52"),
        (models.Focus(), "Schwerpunkt"),
        (models.Focus(local_name="Bildung digital"), "Bildung digital"),
        (models.Meeting(date=PartialDate(2031)), "Sitzung, 2031"),
        (models.Meeting(date=PartialDate(2031), number=1), "1. Sitzung, 2031"),
        (Page(slug="ueber"), "So arbeitet ein Bildungsnetzwerk (/ueber/)"),
        (Page(slug="schulaufsicht"), "Schulaufsicht (/schulaufsicht/)"),
        (models.PostalCode(plz="48143"), "48143"),
        (models.Seat(function="Leitung", institution="Amt"), "Leitung (Amt)"),
        (models.Source(publisher="Bezirksregierung", title="Netzwerke"), "Bezirksregierung: Netzwerke"),
        (models.SteeringCommittee(), "Lenkungskreis"),
        (models.SteeringCommittee(name="Lenkungsgruppe"), "Lenkungsgruppe"),
    ],
)
def test_text_of_a_record_needs_no_query(record, text):
    assert str(record) == text


@pytest.mark.parametrize(
    ("record", "address"),
    [
        (BORKEN, "/netzwerke/kreis-borken/"),
        (models.CooperationAgreement(network=BORKEN), "/netzwerke/kreis-borken/"),
        (models.EducationOffice(network=BORKEN), "/netzwerke/kreis-borken/"),
        (models.Focus(network=BORKEN), "/netzwerke/kreis-borken/"),
        (models.FieldOfAction(slug="uebergang"), "/handlungsfelder/uebergang/"),
        (MUENSTER, "/orte/muenster/"),
        (Page(slug="ueber"), "/ueber/"),
        (models.Seat(committee=models.SteeringCommittee(network=BORKEN)), "/lenkungskreise/kreis-borken/"),
        (models.ServiceCentre(), "/servicestelle/"),
        (models.SupervisoryAuthority(slug="schulamt"), "/schulaufsicht/schulamt/"),
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
def test_deleted_reference_becomes_empty(db, create: Create, name, create_other: Create):
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

    deleted = sorted(label.removeprefix("networks.") for label in network.delete()[1])

    assert deleted == [
        *["Aim", "CooperationAgreement", "EducationOffice", "Focus", "Mandate", "Network"],
        "SteeringCommittee",
    ]
    focus.field.refresh_from_db()
    network.district.refresh_from_db()
