"""What templates cannot say themselves."""

from collections.abc import Iterable

from django import template
from django.db import Error
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from networks import map as district_map
from networks import markdown
from networks.composition import Evidence
from networks.models import District, Municipality, Operator, PartialDate, Seat

register = template.Library()

IN_WORDS = (
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
)

# Label and URL name; the first ones stand in the header, all of them in the footer.
HEADER_PAGES = (
    ("Orte", "municipality-list"),
    ("Bildungsnetzwerke", "network-list"),
    ("Bildungsbüros", "office-list"),
    ("Konferenzen", "conference-list"),
    ("Lenkungskreise", "committee-list"),
    ("So arbeitet ein Netzwerk", "about"),
)
FOOTER_PAGES = (
    ("Start", "home"),
    ("Suche", "search"),
    *HEADER_PAGES,
    ("Handlungsfelder", "field-list"),
    ("Kooperationsverträge", "agreement-list"),
    ("Schulaufsicht", "authority-list"),
    ("Servicestelle", "service-centre"),
    ("Quellen und Lizenzen", "source-list"),
    ("Impressum", "imprint"),
    ("Datenschutz", "privacy"),
    ("Barrierefreiheit", "accessibility"),
    ("Barriere melden", "barrier-report"),
    ("Leichte Sprache", "easy-language"),
    ("Gebärdensprache", "sign-language"),
)


def _menu(pages, path: str) -> list[dict]:
    links = [{"label": label, "url": reverse(f"networks:{name}")} for label, name in pages]
    for link in links:
        link["is_here"] = link["url"] == path
        link["is_above"] = not link["is_here"] and link["url"] != "/" and path.startswith(link["url"])
    return links


@register.simple_tag
def stylesheets(*components: str) -> SafeString:
    """Link the style sheets of these components; where rules weigh the same, the later sheet wins."""
    addresses = ((static(f"css/components/{component}.css"),) for component in components)
    return format_html_join("\n    ", '<link rel="stylesheet" href="{}">', addresses)


@register.inclusion_tag("includes/menu.html")
def header_menu(path: str) -> dict:
    return {"links": _menu(HEADER_PAGES, path)}


@register.inclusion_tag("includes/menu.html")
def footer_menu(path: str) -> dict:
    """Whoever reports a barrier need not write on which page it is."""
    links = _menu(FOOTER_PAGES, path)
    report = reverse("networks:barrier-report")
    for link in links:
        if link["url"] == report and path and path != report:
            link["url"] += f"?{urlencode({'seite': path})}"
    return {"links": links}


@register.simple_tag(takes_context=True)
def requested_path(context: template.Context) -> str:
    """The page's path; empty where no request is at hand, as on the page for a broken server."""
    request: HttpRequest | None = context.get("request")
    return request.path if request else ""


@register.simple_tag
def is_official() -> bool:
    """Whether the operator has said all it must; no, where no database answers, as on the page for a broken server."""
    try:
        return Operator.objects.current().is_complete
    except Error:
        return False


@register.simple_block_tag
def words(content: SafeString) -> SafeString:
    """What stands inside, on one line and without soft hyphens: to say a block's words more than once, `as` a name."""
    text = " ".join(content.replace("\N{SOFT HYPHEN}", "").replace("&shy;", "").split())
    return mark_safe(text)  # noqa: S308 - escaped where it was written


@register.simple_tag(takes_context=True)
def webcal(context: template.Context, path: str) -> str:
    """Where a calendar programme subscribes to what lies under this path; also where an include takes `only`."""
    return f"webcal://{context.request.get_host()}{path}"


@register.inclusion_tag("includes/locator.html")
def locator(district: District, town: Municipality | None = None) -> dict:
    """A small map of all districts with one of them marked, and a dot for a town."""
    outline = district_map.outline()
    dot = outline.project(town.longitude, town.latitude) if town else None
    return {
        "view_box": outline.view_box,
        "areas": outline.areas.values(),
        "chosen": district.ags,
        "dot": dot and {"x": round(dot[0]), "y": round(dot[1])},
        "label": f"Lagekarte: {town.name} {district.with_in}" if town else f"Lagekarte: {district.name}",
    }


@register.filter
def in_words(count: int) -> str:
    """A whole number as German prose writes it: words up to twelve."""
    return IN_WORDS[count] if count < len(IN_WORDS) else str(count)


@register.filter
def time_element(date: PartialDate) -> SafeString:
    """A date as exact as it is known, for people and for machines."""
    return format_html('<time datetime="{}">{}</time>', date.iso, date)


@register.filter
def html_from_markdown(text: str) -> SafeString:
    return markdown.render(text)


@register.filter
def evidence(seats: Iterable[Seat]) -> Evidence:
    """Of several seats together: a line below each of them would drown them."""
    return Evidence.of(seats)


@register.filter
def shared_note(seats: Iterable[Seat]) -> str:
    """The one note that all of them carry, to be said once; empty where they differ."""
    notes = {seat.note for seat in seats}
    return notes.pop() if len(notes) == 1 else ""
