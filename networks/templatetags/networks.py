"""Tags and filters of the public pages' templates."""

from collections.abc import Iterable

from django import template
from django.db import models
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from networks import markdown
from networks.charts.outline import outline
from networks.counted import in_words
from networks.evidence import PageEvidence
from networks.models import District, Municipality, PartialDate
from networks.models.composition import YEARS_UNTIL_OLD, shared_note
from networks.models.reach import Channel
from networks.site_pages import LEGAL, SitePage, footer_groups, site_pages

register = template.Library()


@register.simple_tag
def stylesheets(*components: str) -> SafeString:
    """Link the style sheets of these components; where rules weigh the same, the later sheet wins."""
    addresses = ((static(f"css/components/{component}.css"),) for component in components)
    return format_html_join("\n    ", '<link rel="stylesheet" href="{}">', addresses)


@register.inclusion_tag("includes/menu.html")
def header_menu(path: str) -> dict:
    """The main areas, by their short names."""
    return {"links": _links(path, [(page.header, page) for page in site_pages() if page.header])}


@register.inclusion_tag("includes/menu.html")
def small_menu(path: str) -> dict:
    """The menu of small screens: the main areas, and what else must be found there."""
    shown = [page for page in site_pages() if page.header or page.in_menu]
    return {"links": _links(path, [(page.header or page.label, page) for page in shown])}


@register.inclusion_tag("includes/footer_menu.html")
def footer_menu(path: str) -> dict:
    groups = [
        (title, _links(path, [(page.label, page) for page in pages]))
        for title, pages in footer_groups().items()
    ]
    return {"groups": groups}


@register.inclusion_tag("includes/menu.html")
def legal_menu(path: str) -> dict:
    return {"links": _links(path, [(page.label, page) for page in site_pages() if page.group == LEGAL])}


def _links(path: str, pages: Iterable[tuple[str, SitePage]]) -> list[dict]:
    return [
        {
            "label": label,
            "url": page.url_from(path),
            "is_here": page.url == path,
            "is_above": page.url not in {path, "/"} and path.startswith(page.url),
        }
        for label, page in pages
    ]


@register.inclusion_tag("includes/emblem.html")
def emblem() -> dict:
    """The site's emblem: the outlines of the eight districts."""
    drawing = outline()
    return {"view_box": drawing.view_box, "areas": drawing.areas.values()}


@register.simple_tag(takes_context=True)
def requested_path(context: template.Context) -> str:
    """Return the page's path; empty without a request, as on the page for a broken server."""
    request: HttpRequest | None = context.get("request")
    return request.path if request else ""


@register.simple_block_tag
def plain_text(content: SafeString) -> SafeString:
    """Return the block's content on one line and without soft hyphens, to use it several times `as` a variable."""
    text = " ".join(content.replace("\N{SOFT HYPHEN}", "").replace("&shy;", "").split())
    return mark_safe(text)  # noqa: S308 - escaped where it was written


@register.inclusion_tag("networks/includes/calendar.html", takes_context=True)
def calendar(context: template.Context, path: str, label: str, outlook: str = "") -> dict:
    """Offer the calendar at this path: to subscribe to, as a file, and its address to copy."""
    address = context.request.build_absolute_uri(path)
    webcal = f"webcal:{address.partition(':')[2]}"
    return {"path": path, "label": label, "outlook": outlook, "address": address, "webcal": webcal}


@register.inclusion_tag("includes/locator.html")
def locator(district: District, town: Municipality | None = None, *, is_decoration: bool = False) -> dict:
    """A small map of all districts with one of them marked, and a dot for a town; hidden from readers as decoration."""
    drawing = outline()
    dot = drawing.project(town.longitude, town.latitude) if town else None
    place = f"{town.name} {district.with_in}" if town else district.name
    return {
        "view_box": drawing.view_box,
        "areas": drawing.areas.values(),
        "chosen": district.ags,
        "dot": dot and {"x": round(dot[0]), "y": round(dot[1])},
        "label": "" if is_decoration else f"Lagekarte: {place}",
    }


@register.inclusion_tag("includes/evidence.html")
def page_evidence(evidence: PageEvidence) -> dict:
    """The block at the page's end; with the map's licence, because every page draws the districts in its header."""
    return {"evidence": evidence, "outline": outline()}


@register.filter
def has(record: models.Model | None, relation: str) -> bool:
    """Return whether the record has the other side of this one-to-one relation, as in `district|has:"network"`."""
    return hasattr(record, relation)


@register.filter
def times(count: int) -> range:
    """Return something to loop over as often as `count` says."""
    return range(count)


@register.filter
def time_element(date: PartialDate) -> SafeString:
    """Return a `time` element: the date as exact as it is known, for people and for machines."""
    return format_html('<time datetime="{}">{}</time>', date.iso, date)


@register.filter
def channel_link(channel: Channel) -> SafeString:
    """Return a link to the phone or mailbox; its text alone where there is nothing to click."""
    if not channel.link:
        return name(channel.text)
    return format_html('<a href="{}">{}</a>', channel.link, channel.text)


@register.filter
def ltr(value: object) -> SafeString:
    """Isolate a number, date, time or phone number: it runs from left to right also where a translated page does not."""
    return format_html("<bdi>{}</bdi>", value) if value else SafeString()


@register.filter
def name(value: str) -> SafeString:
    """Isolate a name or a postal address, and keep it from translation."""
    return format_html('<bdi translate="no">{}</bdi>', value) if value else SafeString()


@register.filter
def html_from_markdown(text: str) -> SafeString:
    return markdown.render(text)


@register.inclusion_tag("includes/trail.html")
def trail(here: str, parent: str = "", target: models.Model | str = "") -> dict:
    """The way from the start page to `here`, with the page between them: its label and a URL name, path or record."""
    return {"here": here, "parent": parent, "parent_url": resolve_url(target) if parent else ""}


@register.inclusion_tag("includes/mark.html")
def mark(as_of: PartialDate | None) -> dict:
    """Show a Stand beside its statement where it is so old that it would surprise; it leads to the page's evidence."""
    is_old = as_of and as_of.is_older_than(YEARS_UNTIL_OLD, timezone.localdate())
    return {"as_of": as_of if is_old else None}


register.filter(in_words)
register.filter(shared_note)
