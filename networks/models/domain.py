"""Domain names: encoded for machines, with „xn--“ for other letters than ASCII, and readable for people."""

import re
import unicodedata

LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
TOP_LEVEL = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{1,59}")
LONGEST = 253  # characters (RFC 1035, 2.3.4)
LETTERS = {"Ll", "Lo", "Lm", "Mn", "Mc", "Nd"}
PREFIX = "xn--"


def encoded(domain: str) -> str:
    """Return the domain as the DNS knows it, in small ASCII letters (IDNA 2008: „ß“ stays itself, unlike in Python's codec).

    Raises ValueError for what is no public domain: a single label, an IP address, other signs than letters and digits.
    """
    labels = [_encoded_label(label) for label in _folded(domain).removesuffix(".").split(".")]
    name = ".".join(labels)
    if len(labels) < 2 or len(name) > LONGEST or not TOP_LEVEL.fullmatch(labels[-1]):
        raise ValueError(f"Not a public domain: {domain[:100]!r}")
    return name


def readable(domain: str) -> str:
    """Return an encoded domain with umlauts and other Latin letters; labels of other scripts stay encoded.

    A Cyrillic „а“ cannot be told from a Latin one, so that a readable label could pretend to be another site.
    """
    return ".".join(_readable_label(label) for label in domain.split("."))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower())


def _encoded_label(label: str) -> str:
    if not label.isascii():
        if label.strip("-") != label or any(
            s != "-" and unicodedata.category(s) not in LETTERS for s in label
        ):
            raise ValueError(f"Not a label of a domain: {label[:100]!r}")
        label = PREFIX + label.encode("punycode").decode("ascii")
    if not LABEL.fullmatch(label) or (label[2:4] == "--" and not label.startswith(PREFIX)):
        raise ValueError(f"Not a label of a domain: {label[:100]!r}")
    return label


def _readable_label(label: str) -> str:
    if not label.startswith(PREFIX):
        return label
    try:
        text = label.removeprefix(PREFIX).encode("ascii").decode("punycode")
        is_latin = all(
            sign in "-0123456789" or unicodedata.name(sign, "").startswith("LATIN SMALL") for sign in text
        )
        return text if is_latin and _encoded_label(_folded(text)) == label else label
    except ValueError:
        return label
