"""Tags and filters of the public pages' templates."""

from collections.abc import Iterable
from functools import cache, lru_cache

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
from networks.charts.timeline import Axis
from networks.counted import in_words
from networks.evidence import PageEvidence
from networks.models import District, Municipality, PartialDate, Source
from networks.models.composition import YEARS_UNTIL_OLD, shared_note
from networks.models.reach import Channel
from networks.site_pages import LEGAL, SitePage, footer_groups, site_pages

register = template.Library()

# Pieces of HTML that pages repeat, or share with others, are made once: each depends on nothing but its arguments. `typed`,
# because a text that is marked as safe equals one that is not.
piece = lru_cache(maxsize=2048, typed=True)


@register.simple_tag
@piece
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
    return [_link(label, page.url_from(path), _current(page.url, path)) for label, page in pages]


def _current(url: str, path: str) -> str:
    """Return the `aria-current` of a link on the page at `path`; empty where it leads neither there nor above."""
    if url == path:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""


@piece
def _link(label: str, url: str, current: str) -> dict:
    attribute = format_html(' aria-current="{}"', current) if current else ""
    element = format_html('<a href="{}" class="target"{}>{}</a>', url, attribute, label)
    return {"label": label, "url": url, "element": element}


@register.simple_tag
@cache
def emblem() -> SafeString:
    """The site's emblem: the outlines of the eight districts. Every drawing of the areas on a page uses these paths."""
    drawing = outline()
    areas = ((area.ags, area.path) for area in drawing.areas.values())
    paths = format_html_join("", '<path id="gebiet-{}" d="{}"/>', areas)
    return format_html(
        '<svg viewBox="{}" aria-hidden="true" focusable="false">{}</svg>', drawing.view_box, paths
    )


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
        "areas": _areas(district.ags),
        "dot": dot and {"x": round(dot[0]), "y": round(dot[1])},
        "label": "" if is_decoration else f"Lagekarte: {place}",
    }


@piece
def _areas(chosen: str) -> SafeString:
    """Draw the districts; the chosen one comes last, so that its border lies on top."""
    others = [(ags, "GrayText", "") for ags in outline().areas if ags != chosen]
    last = [(ags, "Highlight", " data-chosen") for ags in outline().areas if ags == chosen]
    return format_html_join("", '<use href="#gebiet-{}" stroke="Canvas" fill="{}"{}/>', [*others, *last])


@register.inclusion_tag("includes/evidence.html")
def page_evidence(evidence: PageEvidence) -> dict:
    """The block at the page's end; with the map's licence, because every page draws the districts in its header."""
    return {"evidence": evidence, "outline": outline()}


@register.filter
def numbers(sources: Iterable[Source]) -> SafeString:
    """Link the number of each source to its place in the page's list."""
    return mark_safe(" ".join(_number(source.number) for source in sources))  # noqa: S308 - made of `format_html`


@piece
def _number(number: int) -> SafeString:
    return format_html('<a href="#quelle-{0}" aria-label="Quelle {0}">{0}</a>', number)


@register.filter
def source_line(source: Source) -> SafeString:
    """Return who published the source, its title, linked where it may be, and its date."""
    url = source.url if source.is_linked else ""
    return _source_line(source.publisher, source.title, url, source.dated, source.dated_note)


@piece
def _source_line(
    publisher: str, title: str, url: str, dated: PartialDate | None, dated_note: str
) -> SafeString:
    name = format_html('<a href="{}" rel="external">{}</a>', url, title) if url else title
    date = time_element(dated) if dated else dated_note or "undatiert"
    return format_html("{}: {} ({})", publisher, name, date)


@register.filter
@piece
def year_lines(axis: Axis) -> SafeString:
    """Draw a line at each year that the axis names."""
    return format_html_join("", '<line x1="{0}" x2="{0}" y2="100%"/>', ((x,) for _, x in axis.years))


@register.filter
def has(record: models.Model | None, relation: str) -> bool:
    """Return whether the record has the other side of this one-to-one relation, as in `district|has:"network"`."""
    return hasattr(record, relation)


@register.filter
def times(count: int) -> range:
    """Return something to loop over as often as `count` says."""
    return range(count)


@register.filter
@piece
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
