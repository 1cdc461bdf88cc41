import re

import pytest
from django.utils.safestring import SafeString

from networks.markdown import TAGS, render


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Ein Absatz.", "<p>Ein Absatz.</p>\n"),
        ("Eins.\n\nZwei.", "<p>Eins.</p>\n<p>Zwei.</p>\n"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("a  \nb", "<p>a<br>\nb</p>\n"),
        ("a <b>b</b>", "<p>a &lt;b&gt;b&lt;/b&gt;</p>\n"),
        ("<script>a</script>", "<p>&lt;script&gt;a&lt;/script&gt;</p>\n"),
        ("„Umlaute“ & Co. – ß", "<p>„Umlaute“ &amp; Co. – ß</p>\n"),
        ("a\x00b", "<p>a\N{REPLACEMENT CHARACTER}b</p>\n"),
        ("# a", "<h2>a</h2>\n"),
        ("a\n=", "<h2>a</h2>\n"),
        ("## a", "<h2>a</h2>\n"),
        ("### a", "<h3>a</h3>\n"),
        ("> # a", "<blockquote>\n<h2>a</h2>\n</blockquote>\n"),
        ("- # a\n  - # b", "<ul>\n<li>\n<h2>a</h2>\n<ul>\n<li>\n<h2>b</h2>\n</li>\n</ul>\n</li>\n</ul>\n"),
        *(
            (f"[a]({address})", f'<p><a href="{address}">a</a></p>\n')
            for address in (
                "https://a.example/?b=c",
                "http://a.example/",
                "mailto:a@b.example",
                "tel:+49251",
                "/o/",
                "#q",
            )
        ),
    ],
)
def test_render(text, html):
    assert render(text) == html
    assert type(render(text)) is SafeString


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


@pytest.mark.parametrize("text", ["> " * 500 + "a", "[" * 5_000, "*" * 5_000, "- " * 500 + "a", "\\" * 5_000])
def test_render_what_is_nested_without_end(text):
    html = render(text)

    assert set(re.findall(r"<(\w+)", html)) - TAGS == set()
    assert html.count("<blockquote>") == html.count("</blockquote>")
