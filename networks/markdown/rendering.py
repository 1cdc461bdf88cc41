"""Editors' Markdown as safe HTML and as plain text, from the same tokens."""

from collections.abc import Iterator

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from networks.markdown import blocks, inline

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "strong", "em", "a", "blockquote", "br"}


def _preset() -> MarkdownIt:
    """A line break is one; HTML, entities and most backslashes are text."""
    parser = MarkdownIt("zero", {"breaks": True})
    parser.core.ruler.at("block", blocks.blocks)
    parser.inline.ruler.at("text", inline.text)
    parser.inline.ruler.at("escape", inline.escaped_star)
    parser.inline.ruler.at("emphasis", inline.emphasis)
    parser.inline.ruler.at("link", inline.link)
    parser.inline.ruler.at("autolink", inline.bare_address)
    parser.enable(["newline", "escape", "emphasis", "link", "autolink"])
    return parser


_parser = _preset()


def render(text: str) -> SafeString:
    """Return HTML of paragraphs, lists, links and headings from level 2, because each page has one h1 of its own."""
    html = _parser.render(text)
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    return mark_safe(cleaned)  # noqa: S308 - nh3 has just cleaned it


def problems(text: str) -> list[str]:
    """Return a German sentence for each link that leads nowhere."""
    env: dict[str, list[str]] = {}
    _parser.parse(text, env)
    return list(dict.fromkeys(env.get("problems", [])))


def links(text: str) -> list[str]:
    """Return the addresses that the text links to."""
    return [
        str(token.attrs["href"])
        for block in _parser.parse(text)
        for token in block.children or []
        if token.type == "link_open"
    ]


def as_text(text: str, site: str = "") -> str:
    """Return the words that `render` shows, for a calendar: „–“ and numbers before entries, addresses in brackets.

    `site` is this site's address without a final slash, for links to its own pages.
    """
    parts: list[str] = []
    numbers: list[int | None] = []  # the next entry's number in each open list, None where it has bullets
    mark, was_in_list = "", False
    for token in _parser.parse(text):
        match token.type:
            case "bullet_list_open":
                numbers.append(None)
            case "ordered_list_open":
                numbers.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                numbers.pop()
            case "list_item_open":
                number = numbers[-1]
                mark = "– " if number is None else f"{number}. "
                numbers[-1] = number if number is None else number + 1
            case "inline":
                if parts:
                    parts.append("\n" if was_in_list and numbers else "\n\n")
                words = "".join(_words(token.children or [], site))
                indent = "  " * (len(numbers) - 1)
                parts.append(indent + mark + words.replace("\n", f"\n{indent}"))
                mark, was_in_list = "", bool(numbers)
    return "".join(parts)


def _words(tokens: list[Token], site: str) -> Iterator[str]:
    label = target = address = ""
    for token in tokens:
        match token.type:
            case "link_open":
                target, address, label = str(token.attrs["href"]), token.meta["address"], ""
            case "link_close":
                if label not in {address, target.partition(":")[2]}:
                    yield f" ({_readable(target, address, site)})"
            case "softbreak" | "hardbreak":
                yield "\n"
            case _:
                label += token.content
                yield token.content


def _readable(target: str, address: str, site: str) -> str:
    """Return the address as it was typed, but whole."""
    if target.startswith("/"):
        return site + address
    if target.startswith("http") and "://" not in address:
        return f"https://{address.removeprefix('//')}"
    return address.removeprefix("mailto:").removeprefix("tel:")
