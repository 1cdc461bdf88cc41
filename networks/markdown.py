"""Editors' Markdown as safe HTML."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "strong", "em", "a", "blockquote", "br", "code"}

LEVELS = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}

_parser = MarkdownIt("commonmark", {"html": False})


def render(text: str) -> SafeString:
    """Return HTML of paragraphs, lists, links and headings from level 2, because each page has one h1 of its own."""
    tokens = _parser.parse(text)
    for token in tokens:
        token.tag = LEVELS.get(token.tag, token.tag)
    html = _parser.renderer.render(tokens, _parser.options, {})
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    return mark_safe(cleaned)  # noqa: S308 - nh3 has just cleaned it
