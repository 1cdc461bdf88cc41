from urllib.parse import unquote, urlsplit

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from networks.models import domain, mailbox

READABLE = {
    **dict.fromkeys(
        [
            *["x@y.de", "mailto:x@y.de", "<x@y.de>", "Bildungsbüro <x@y.de>", '"Büro, Borken" <x@y.de>'],
            *["x@y.de <mailto:x@y.de>", "x@y.de\u200b", "\ufeff x@Y.DE.", "E-Mail: x@y.de", "x(at)y.de"],
            *["x [ät] y [punkt] de", "mailto:x@y.de?cc=z@y.de&body=a", "mailto:x%40y.de"],
        ],
        ("x@y.de", "mailto:x@y.de"),
    ),
    "r&d+b'x@y.de": ("r&d+b'x@y.de", "mailto:r%26d%2Bb%27x@y.de"),
    "x@BÜRO.de": ("x@büro.de", "mailto:x@xn--bro-hoa.de"),
    "x@xn--bro-hoa.de": ("x@büro.de", "mailto:x@xn--bro-hoa.de"),
    "x@straße.de": ("x@straße.de", "mailto:x@xn--strae-oqa.de"),
    "x@аррӏе.com": ("x@xn--80ak6aa92e.com", "mailto:x@xn--80ak6aa92e.com"),
}
REFUSED = {
    mailbox.SINGLE: ["x@y.de, z@y.de", "x@y.de z@y.de", "x@y.de <z@y.de>", "x@@y.de"],
    mailbox.BLANK: ["x y@z.de", "x@y.de (Büro)", "mailto:a%0Acc:b@c.de", "x@y .de"],
    mailbox.NAME: [
        *[
            '"a?cc=x@z.de"@y.de',
            "a?cc=b@c.de",
            "a%0Acc:b@c.de",
            "müller@y.de",
            "x.@y.de",
            ".x@y.de",
            "x..y@z.de",
        ],
        *["x(y)@z.de", f"{'x' * 65}@y.de", "a=b@c.de"],
    ],
    mailbox.DOMAIN: ["x@y", "x@-y.de", "x@y..de", "x@1.2.3.4", "x@[::1]", "x@y_z.de", "x@", "x@ü-.de"],
    mailbox.FORM: ["@y.de", "Bildungsbüro", "x.y.de"],
}
REFUSED[mailbox.DOMAIN].append(f"x@{'y' * 64}.de")
REFUSED[mailbox.DOMAIN].append(f"x@{'yyyyyyyy.' * 30}de")


@pytest.mark.parametrize(("pasted", "expected"), READABLE.items())
def test_one_mailbox_is_read_and_linked(pasted, expected):
    assert (mailbox.read(pasted), mailbox.mail_link(pasted)) == expected


@pytest.mark.parametrize(("sentence", "texts"), REFUSED.items())
def test_another_text_is_refused_with_what_to_write(sentence, texts):
    found = {}
    for text in texts:
        with pytest.raises(ValidationError) as refused:
            mailbox.read(text)
        found[text] = refused.value.messages
        assert mailbox.mail_link(text) == ""

    assert found == {text: [sentence] for text in texts}


@given(st.text(st.sampled_from("ab.@@ü?%0A&=<>\"'-+:\n"), max_size=20))
def test_link_has_one_recipient_and_no_header(text):
    try:
        stored = mailbox.read(text)
    except ValidationError:
        return
    link = urlsplit(mailbox.mail_link(stored))

    assert mailbox.read(stored) == stored
    assert len(stored) <= len(text)
    name, _, host = unquote(link.path).rpartition("@")
    assert (f"{name}@{domain.readable(host)}", link.query) == (stored, "")
