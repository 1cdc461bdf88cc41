from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bildungsnetz.duties.models import Operator
from networks.models.mailbox import mail_link


class Fact(NamedTuple):
    """A line about the operator; `text` is empty where nothing is entered, `link` where there is nothing to click."""

    label: str
    text: str
    link: str = ""
    is_required: bool = True


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    """Show what § 18 MStV and § 5 DDG ask for."""
    operator = Operator.objects.current()
    facts = [
        *_contact(operator, "Anbieter"),
        Fact("Vertreten durch", operator.representative),
        Fact("Aufsichtsbehörde", operator.supervising_body),
        Fact("Umsatzsteuer-Identifikationsnummer", operator.vat_id, is_required=False),
        Fact("Verantwortlich für den Inhalt", operator.responsible),
    ]
    return render(request, "duties/imprint.html", {"operator": operator, **_split(facts)})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Show what Art. 13 GDPR asks for."""
    operator = Operator.objects.current()
    officer = operator.data_protection_mailbox
    facts = [
        *_contact(operator, "Verantwortliche Stelle"),
        Fact("Datenschutzbeauftragte Stelle", operator.data_protection_officer),
        Fact("E-Mail der Datenschutzbeauftragten Stelle", officer, mail_link(officer)),
        Fact("Betrieb der Server (Auftragsverarbeitung)", operator.processor),
    ]
    return render(request, "duties/privacy.html", {"operator": operator, **_split(facts)})


def _contact(operator: Operator, label: str) -> list[Fact]:
    phone, mailbox, address = (Fact(way.label, way.text, way.link) for way in operator.reach)
    website = Fact("Website der Stelle", operator.host, operator.website, is_required=False)
    return [Fact(label, operator.name), address, phone, mailbox, website]


def _split(facts: list[Fact]) -> dict[str, list]:
    """Return the facts that are known, and the labels of the required ones that are not."""
    return {
        "facts": [fact for fact in facts if fact.text],
        "missing": [fact.label for fact in facts if fact.is_required and not fact.text],
    }
