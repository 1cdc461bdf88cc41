import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from networks.models import web_address
from networks.models.web_address import WebAddressInput

READABLE = {
    "www.kreis-borken.de": ("https://www.kreis-borken.de", "kreis-borken.de"),
    "HTTPS://WWW.Kreis-Borken.DE/Bildung?A=B#C": (
        "https://www.kreis-borken.de/Bildung?A=B#C",
        "kreis-borken.de",
    ),
    "kreis-borken.de/bildung": ("https://kreis-borken.de/bildung", "kreis-borken.de"),
    "//wwwelt.example/": ("https://wwwelt.example/", "wwwelt.example"),
    "\ufeff<http://a.example/>\n\n": ("http://a.example/", "a.example"),
    "https://bildungsbüro.de/": ("https://xn--bildungsbro-1hb.de/", "bildungsbüro.de"),
    "https://www.BILDUNGSBU\u0308RO.de/": ("https://www.xn--bildungsbro-1hb.de/", "bildungsbüro.de"),
    "https://straße.de": ("https://xn--strae-oqa.de", "straße.de"),
    "https://аррӏе.com": ("https://xn--80ak6aa92e.com", "xn--80ak6aa92e.com"),
    "https://a.example.:443/": ("https://a.example/", "a.example"),
    "http://a.example:80?x": ("http://a.example?x", "a.example"),
    "a.example:8443/@x": ("https://a.example:8443/@x", "a.example"),
    "https://de.wikipedia.org/wiki/Münster": ("https://de.wikipedia.org/wiki/Münster", "de.wikipedia.org"),
}
REFUSED = {
    web_address.SCHEME: [
        *[
            "javascript:alert(1)",
            "ftp://a.example",
            "data:text/html,x",
            "http:/a.example",
            "https//a.example",
        ],
        "hxxps://a.example",
    ],
    web_address.BLANK: ["https://a.example/Bericht 2024.pdf", "a.example b.example"],
    web_address.MAILBOX: ["buero@a.example", "mailto:buero@a.example"],
    web_address.CREDENTIALS: ["https://u:p@a.example/", "https://u@a.example"],
    web_address.PORT: [f"https://a.example:{port}/" for port in ("0", "99999", "abc", "-1", "８０")],
    web_address.FORM: [
        *[
            "https://",
            "https://a",
            "https://localhost/",
            "https://1.2.3.4/",
            "https://[::1]/",
            "https://a..de",
        ],
        *[
            "https://a.example\\@b.example",
            'https://a.example/"x',
            "https://a_b.example/",
            "https://-a.example",
        ],
        *["http://http://a.example", "https://b%C3%BCro.de", "siehe oben".replace(" ", "")],
    ],
}


@pytest.mark.parametrize(("pasted", "expected"), READABLE.items())
def test_one_address_is_read_and_has_a_readable_host(pasted, expected):
    address = web_address.read(pasted)

    assert (address, web_address.readable_host(address)) == expected
    assert web_address.read(WebAddressInput().prepare_value(address)) == address


@pytest.mark.parametrize(("sentence", "texts"), REFUSED.items())
def test_another_text_is_refused_with_what_to_write(sentence, texts):
    found = {}
    for text in texts:
        with pytest.raises(ValidationError) as refused:
            web_address.read(text)
        found[text] = refused.value.messages

    assert found == {text: [sentence] for text in texts}


@given(
    st.text(st.sampled_from("hHtps:/ü.aA-@?#ß%8\\\n"), max_size=30).map(
        lambda text: f"https://{text}.de/{text}"
    )
)
def test_stored_address_is_read_as_itself(text):
    try:
        stored = web_address.read(text)
    except ValidationError:
        return

    assert web_address.read(stored) == stored
    assert web_address.read(web_address.readable(stored)) == stored
    assert stored.isascii() or stored.partition("/")[2]
    assert "@" not in stored.split("/")[2]
