import re
from html import unescape

import pytest
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from networks.markdown import as_text, problems, render
from networks.markdown.rendering import TAGS

PIECES = [
    "*",
    "**",
    "_",
    "[",
    "]",
    "(",
    ")",
    "> ",
    "- ",
    "• ",
    "1. ",
    "2. ",
    "3. ",
    "# ",
    "\\",
    "`",
    "<b>",
    "&amp;",
    "\n",
    "\n\n",
]
PIECES += [
    "    ",
    "\t",
    " ",
    "ä",
    "wort",
    "www.a.example",
    "b@a.example",
    "https://a.example/c_d",
    "28. Mai",
    ":",
    "!",
]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:alert(1)",
        "&#x6A;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "<javascript:alert(1)>",
        "\x01javascript:alert(1)",
        "vbscript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "data:image/png;base64,AAAA",
        "file:///etc/passwd",
        "ftp://beispiel.example/",
        "blob:https://beispiel.example/1",
    ],
)
@pytest.mark.parametrize("form", ["[a]({})", "[a][1]\n\n[1]: {}", "<{}>", "![a]({})", "[![a]({})]({})"])
def test_render_link_to_what_is_no_page(form, address):
    assert re.findall(r"\b(?:href|src)=", render(form.replace("{}", address))) == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <b onclick=alert(1)>b</b>",
        "<img src=x onerror=alert(1)>",
        "<!-- a -->",
        "<style>a {}</style>",
        "- <iframe src=//boese.example>",
        "> <svg/onload=alert(1)>",
        "# <script>alert(1)</script>",
        "`<script>`",
        "    <script>alert(1)</script>",
        "```<script>\n<script>\n```",
        '[<script>](https://a.example "><script>")',
        "[a](https://a.example/<script>)",
        "![<script>](https://a.example/a.png)",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;",
        "<a href='javascript:alert(1)'>a</a>",
        "</p></div></main><script>",
    ],
)
def test_render_no_html_of_the_editors(text):
    html = render(text)

    tags = re.findall(r"<(/?\w*)", html)
    assert {tag.removeprefix("/") for tag in tags} - TAGS == set()
    assert re.findall(r"<[^>]*\bon\w+=", html) == []


@pytest.mark.parametrize(
    "text", ["> " * 500 + "a", "[" * 5_000, "*" * 5_000, "- " * 500 + "a", "https://a.example/" + ")" * 5_000]
)
def test_render_what_is_nested_without_end(text):
    html = render(text)

    assert set(re.findall(r"<(\w+)", html)) - TAGS == set()
    assert html.count("<blockquote>") == html.count("</blockquote>")


def test_as_text_says_what_the_page_shows():
    text = (
        "## Titel\n**Fett** und [A](a.example), [b@a.example](b@a.example), [Ort](/orte/a/), www.a.example\nZeile\n\n"
        "3. eins\n   - a & <b>\n   - b\n4. zwei\n\n> Zitat"
    )

    assert as_text(text, "https://hier.example") == (
        "Titel\n\nFett und A (https://a.example), b@a.example, Ort (https://hier.example/orte/a/), www.a.example\n"
        "Zeile\n\n3. eins\n  – a & <b>\n  – b\n4. zwei\n\nZitat"
    )


@given(st.lists(st.sampled_from(PIECES)).map("".join).filter(lambda text: not re.search(r"\]\s*\(", text)))
def test_no_word_is_lost(text):
    """The numbers of a list are the browser's in HTML and stand in the plain text."""
    letters = re.findall(r"[^\W\d_]", text)

    assert re.findall(r"[^\W\d_]", unescape(strip_tags(render(text)))) == letters
    assert re.findall(r"[^\W_]", as_text(text)) == re.findall(r"[^\W_]", text)
    assert problems(text) == []
