"""Paths that lead nowhere because something was added to them or they were spelled like the name itself."""

import html
import re
import unicodedata

from django.urls import Resolver404, ResolverMatch, resolve, reverse

from networks import finder
from networks.site_pages import site_pages

PUBLIC = {"networks", "duties"}  # namespaces
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
EXTENSION = re.compile(r"\.(html?|php|aspx?|jsp)\b", re.IGNORECASE)


def meant_path(path: str) -> str:
    """Return the path of the one page of this site that was meant; empty where there is none.

    Upper case, umlauts, doubled slashes, and brackets, stops or quotes that a mail program took into the link do not
    matter: „/Orte/Münster/).“ is „/orte/muenster/“. A path with control characters means no page.
    """
    if CONTROL.search(path):
        return ""
    parts = [part for part in map(_spelled_as_slug, html.unescape(path).split("/")) if part]
    whole = "/".join(["", *parts])
    for candidate in (f"{whole}/", whole):
        match = _match(candidate)
        if match and _exists(parts, match):
            meant = reverse(match.view_name, kwargs=match.kwargs)
            return meant if meant != path else ""
    return ""


def words_of(path: str) -> str:
    """Return the words of a path as a search for what was meant, without the site's own sections: „/orte/alhen/“."""
    sections = {page.url.strip("/") for page in site_pages()}
    parts = [part for part in EXTENSION.sub("", path).split("/") if part not in sections]
    return " ".join(re.findall(r"[^\W_]+", " ".join(parts)))[: finder.MAX_LENGTH]


def _spelled_as_slug(text: str) -> str:
    text = unicodedata.normalize("NFC", text).casefold().translate(UMLAUTS)
    return re.sub(r"[^a-z0-9.]+", "-", text).strip("-.")


def _match(path: str) -> ResolverMatch | None:
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return match if match.namespace in PUBLIC else None


def _exists(parts: list[str], match: ResolverMatch) -> bool:
    """Tell whether the record that the path names exists: all pages of a record begin with the path of its first."""
    if "slug" not in match.kwargs:
        return not match.kwargs
    record = _match(f"/{'/'.join(parts[:2])}/")
    return bool(record) and (record.view_name, record.kwargs.get("slug")) in finder.current_index().pages
