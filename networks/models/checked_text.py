"""Text fields for values in one fixed form, such as phone numbers: read from what people paste, or refused."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError

from networks.models.text import CleanedTextMixin, plain


class CheckedTextInput(forms.CharField):
    """Reads a value as its model field does; without `maxlength`, because browsers would cut off pasted text silently."""

    read: Callable[[str], str] = staticmethod(plain)

    def to_python(self, value):
        value = super().to_python(value)
        return type(self).read(value) if value else value

    def widget_attrs(self, widget):
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class CheckedTextMixin(CleanedTextMixin):
    """Stores what `form_class.read` returns: it reads a text, or raises ValidationError with a sentence for the editor.

    A text that cannot be read, as from before the field knew its form, can be loaded and saved but not validated.
    """

    form_class: type[CheckedTextInput] = CheckedTextInput

    @classmethod
    def clean_text(cls, text: str) -> str:
        try:
            return cls.form_class.read(text) if text else text
        except ValidationError:
            return plain(text)

    @property
    def default_validators(self):
        return [self.form_class.read]
