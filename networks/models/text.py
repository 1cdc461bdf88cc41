"""Text as people type and paste it: one form of Unicode, nothing invisible, one kind of line break.

Two kinds: plain text is a value (a name, a number, an address) in one line with plain blanks and hyphens. Prose keeps
what sets type: no-break blanks and hyphens, soft hyphens, tabs.
"""

import re
import unicodedata

from django import forms
from django.db import models

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
TAB = "\t"

# Line ends: CR LF of HTTP, CR, vertical tab (a line break in slides), form feed, NEL, and Unicode's two separators.
LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Categories: controls, formats such as zero width blanks and direction marks, lone surrogates.
INVISIBLE = {"Cc", "Cf", "Cs"}
JOINERS = "\u200c\u200d"  # hold letters of Indic and Arabic scripts and the parts of an emoji together
STRAY_JOINER = re.compile(
    f"(?<![\u0590-\u1fff\u2600-\U0001fbff])[{JOINERS}]|[{JOINERS}](?![\u0590-\u1fff\u2600-\U0001fbff])"
)
BREAK = re.compile("[ \t]*[\n\t][ \t\n]*")
HYPHENS = str.maketrans("\N{HYPHEN}\N{NON-BREAKING HYPHEN}", "--")


def plain(text: str) -> str:
    """Return a value in one line: runs of all kinds of blanks are one plain blank, hyphens are plain, no blanks at the ends.

    Idempotent and never longer than `text`, except that normal form C writes a few signs of other scripts as two.
    """
    return " ".join(_visible(text, kept=TAB).translate(HYPHENS).split())


def prose(text: str) -> str:
    """Return text of several lines: no-break blanks and hyphens, soft hyphens and tabs stay; line ends are „\\n“.

    Idempotent; like `plain`, never longer but for a few signs of other scripts.
    """
    return _visible(text, kept=SOFT_HYPHEN + TAB).strip()


def prose_line(text: str) -> str:
    """Return prose in one line: a line end or a tab is a blank."""
    return BREAK.sub(" ", prose(text))


def ascii_digits(text: str) -> str:
    """Return the text with the decimal digits of all scripts as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


def _visible(text: str, *, kept: str) -> str:
    """Return normal form C without invisible signs but those `kept`; line ends are „\\n“."""
    if text.isascii() and text.isprintable():
        return text
    kept += "\n" + JOINERS
    text = LINE_END.sub("\n", text)
    text = "".join(sign for sign in text if sign in kept or unicodedata.category(sign) not in INVISIBLE)
    return unicodedata.normalize("NFC", STRAY_JOINER.sub("", unicodedata.normalize("NFC", text)))


class CleanedInputMixin:
    """Cleans the text before anything counts or compares it.

    Without `maxlength`: browsers cut off pasted text silently, and count what nobody sees.
    """

    clean_text = staticmethod(plain)

    def to_python(self, value):
        return super().to_python(self.clean_text(value) if isinstance(value, str) else value)

    def bound_data(self, data, initial):
        """Show cleaned what a form with errors shows again."""
        data = super().bound_data(data, initial)
        return self.clean_text(data) if isinstance(data, str) else data

    def widget_attrs(self, widget):
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


class PlainTextInput(CleanedInputMixin, forms.CharField):
    pass


class PlainSlugInput(CleanedInputMixin, forms.SlugField):
    pass


class ProseInput(CleanedInputMixin, forms.CharField):
    clean_text = staticmethod(prose)


class ProseLineInput(CleanedInputMixin, forms.CharField):
    clean_text = staticmethod(prose_line)


class CleanedTextMixin:
    """Cleans a text field's value wherever it comes from: a form, a query, a fixture or the ORM."""

    clean_text = staticmethod(plain)
    form_class: type[forms.CharField] = PlainTextInput

    def to_python(self, value):
        value = super().to_python(value)
        return self.clean_text(value) if isinstance(value, str) else value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return self.clean_text(value) if isinstance(value, str) else value

    def pre_save(self, model_instance, add):
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": self.form_class} | kwargs)


class PlainCharField(CleanedTextMixin, models.CharField):
    """A value in one line: a name, a number, an address."""


class PlainSlugField(CleanedTextMixin, models.SlugField):
    """A part of an address."""

    form_class = PlainSlugInput


class ProseCharField(CleanedTextMixin, models.CharField):
    """A sentence in one line: a title, a theme, a note."""

    clean_text = staticmethod(prose_line)
    form_class = ProseLineInput


class ProseTextField(CleanedTextMixin, models.TextField):
    """Text of several lines."""

    clean_text = staticmethod(prose)
    form_class = ProseInput
