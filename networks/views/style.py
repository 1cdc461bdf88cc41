"""Every block in every state, from samples and without a database: for those who work on the look."""

import datetime as dt
from types import SimpleNamespace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bildungsnetz.duties.views.barrier_report import ReportForm
from networks.charts.outline import outline
from networks.charts.timeline import timeline
from networks.models import (
    Aim,
    CooperationAgreement,
    District,
    EducationConference,
    EducationOffice,
    Mandate,
    Meeting,
    Network,
    PartialDate,
    Recommendation,
    Seat,
    Source,
)
from networks.models.composition import Tandem

TODAY = dt.date(2026, 1, 1)  # the samples' own
KEY = 1  # none of them is ever saved
TAGS = [*Aim.State.choices, ("vacant", "unbesetzt"), ("cancelled", "abgesagt")]


def sources() -> list[Source]:
    linked = Source(
        publisher="Kreis Beispiel", title="Satzung", is_linked=True, url="https://beispiel.example/"
    )
    dated = Source(publisher="Beispielblatt", title="Bericht", dated=PartialDate(2024, 5))
    for number, source in enumerate((linked, dated), start=1):
        source.number = number
    return [linked, dated]


def cited(record):
    record.cited = sources()
    return record


def network(*, with_office: bool = True, ags: str = "05566") -> Network:
    """Of Kreis Beispiel, on the place that this key has on the map."""
    district = District(ags=ags, name="Kreis Beispiel", kind="kreis", website="https://kreis.example/")
    # Django looks for the office of what has a key, and knows that what has none has no office.
    key = KEY if with_office else None
    sample = cited(Network(pk=key, district=cited(district), slug="beispiel", name="Netzwerk Beispiel"))
    if with_office:
        reach = {
            "phone": "0251 411-0",
            "mailbox": "buero@beispiel.example",
            "address": "Markt 1, 48143 Beispiel",
        }
        cited(EducationOffice(network=sample, website="https://buero.example/", name="Bildungsbüro", **reach))
    return sample


def seat(function: str, **values) -> Seat:
    return cited(Seat(function=function, institution="Amt für Schule", begins=PartialDate(2024, 1), **values))


def tandems() -> list[Tandem]:
    upper, lower = seat("Dezernat 48"), seat("Schulrätin oder Schulrat", role=Seat.Role.CHAIR)
    vacant = seat("Schulaufsicht", is_vacant=True)
    return [Tandem([upper], [lower]), Tandem([upper], [vacant]), Tandem([vacant], [vacant]), Tandem([], [])]


def aims(conference: EducationConference) -> list[Aim]:
    """One in each state, each with a mandate in each state."""
    mandates = [
        cited(Mandate(text="Ein Verzeichnis aufbauen", state=state, due=PartialDate(2027)))
        for state in Mandate.State
    ]
    recommendation = Recommendation(pk=KEY, conference=conference)
    found = []
    for state in Aim.State:
        aim = cited(Aim(pk=KEY, text="Alle Kinder lernen lesen", state=state, recommendation=recommendation))
        aim._prefetched_objects_cache = {"mandates": mandates}
        found.append(aim)
    return found


def contracts() -> list[Network]:
    """A contract that runs, and one whose end nobody knows."""
    found = []
    for values in ({}, {"has_ended": True}):
        sample = network()
        agreement = cited(
            CooperationAgreement(network=sample, kind="erst", signed=PartialDate(2015), **values)
        )
        sample._prefetched_objects_cache = {"agreements": [agreement]}
        found.append(sample)
    return found


def form() -> ReportForm:
    """As it comes back with something wrong in it."""
    return ReportForm({"kind": "inhalt", "page": "/", "message": "", "reply_to": "leserin"})


def conference() -> EducationConference:
    date = PartialDate(2025, 9, 17)
    return cited(EducationConference(network=network(), number=3, date=date, theme="Übergänge"))


def cancelled() -> Meeting:
    date = PartialDate(2026, 2, 4)
    return cited(Meeting(number=7, date=date, place="Kreishaus", state=Meeting.State.CANCELLED))


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    context = {
        "network": network(),
        "without_office": network(with_office=False),
        "tandems": tandems(),
        "seats": [seat("Leitung des Schulamts"), seat("Leitung einer Schule", is_vacant=True)],
        "aims": aims(conference()),
        "conference": conference(),
        "meeting": cancelled(),
        "outline": outline(),
        "areas": outline().place([network(), network(ags="05515")]),
        "timeline": timeline(contracts(), TODAY),
        "agreements": [sample.agreements.all()[0] for sample in contracts()],
        "tags": TAGS,
        "hits": [SimpleNamespace(label="Ahlen", detail="Stadt im Kreis Warendorf")],
        "form": form(),
        "sources": sources(),
    }
    return render(request, "networks/style.html", context)
