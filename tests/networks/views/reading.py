"""Reads a page as a person does: the text of its elements, without soft hyphens and doubled blanks."""

from functools import lru_cache
from xml.etree.ElementTree import Element

import html5lib
from django.http import HttpResponse

from networks.models import FieldOfAction, Mandate, Network
from tests.factories import (
    create_agreement,
    create_aim,
    create_authority,
    create_committee,
    create_conference,
    create_focus,
    create_locality,
    create_mandate,
    create_meeting,
    create_municipality,
    create_network,
    create_office,
    create_postal_code,
    create_recommendation,
    create_seat,
    create_source,
)


def elements(response: HttpResponse, path: str) -> list[Element]:
    return _document(response.content.decode()).findall(path)


@lru_cache(maxsize=4)  # a test reads a page several times, and to parse it takes longer than to render it
def _document(text: str) -> Element:
    document = html5lib.parse(text, namespaceHTMLElements=False)
    for element in document.iter():
        if isinstance(element.tag, str):  # a comment's is a function
            element.tag = element.tag.removeprefix("{http://www.w3.org/2000/svg}")
    return document


def texts(response: HttpResponse, path: str) -> list[str]:
    """The text of each element at `path`, as ElementTree understands it: „.//h2“."""
    return [
        " ".join("".join(element.itertext()).replace("\N{SOFT HYPHEN}", "").split())
        for element in elements(response, path)
    ]


def links(response: HttpResponse, path: str) -> list[str]:
    """Where the links within `path` lead."""
    return [link.get("href") for element in elements(response, path) for link in element.iter("a")]


def section(name: str, path: str = "") -> str:
    """The path of the section whose heading has this id, or of what stands inside of it."""
    return f".//section[@aria-labelledby='{name}']{path}"


def create_whole_network() -> Network:
    """A network of which everything is known, each fact with a source of its own."""
    network = create_network(sources=[create_source()])
    district = network.district
    town = create_municipality(district=district, sources=[create_source()])
    create_postal_code(municipality=town)
    create_locality(municipality=town)
    authority = create_authority(district=district, sources=[create_source()])
    focus = create_focus(network=network, sources=[create_source()])
    for create in (create_agreement, create_committee, create_office):
        create(network=network, sources=[create_source()])
    create_seat(committee=network.committee, side="obere", sources=[create_source()])
    create_seat(committee=network.committee, side="untere", authority=authority, sources=[create_source()])
    create_seat(committee=network.committee, role="vorsitz", sources=[create_source()])
    create_meeting(committee=network.committee, sources=[create_source()])
    create_chain(network, focus.field)
    return network


def create_chain(network: Network, field: FieldOfAction) -> Mandate:
    """A conference, its recommendation, the aim and the mandate that came from it: each with a source of its own."""
    conference = create_conference(network=network, sources=[create_source()])
    recommendation = create_recommendation(conference=conference, sources=[create_source()])
    aim = create_aim(
        committee=network.committee, field=field, recommendation=recommendation, sources=[create_source()]
    )
    partner = {"addressee": Mandate.Addressee.PARTNER, "partner": "Volkshochschule"}
    return create_mandate(aim=aim, reported_to=conference, sources=[create_source()], **partner)
