"""File fields that keep an upload when the form has an error elsewhere. Browsers would ask for the file again."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bildungsnetz.duties.models.pending_upload import PendingUpload, keep, pending_upload

GONE = "Die Datei ist nicht mehr da: Sie wird einen Tag lang aufbewahrt. Bitte wählen Sie sie noch einmal."
KEPT = (
    '<div>{}<p><label><input type="checkbox" name="{}" value="{}" checked> '
    "Die Datei „{}“ ist schon da. Ohne Häkchen wird sie nicht genommen.</label></p></div>"
)


class KeptFileInput(AdminFileWidget):
    """Shows a kept upload below the input for files, as a ticked box with its token."""

    def __init__(self, user: User):
        super().__init__()
        self.user = user
        self.kept: tuple[str, str] | None = None  # its token and its name

    def token_name(self, name: str) -> str:
        return f"{name}-schon-da"

    def owner(self, name: str) -> str:
        return f"{self.user.pk} {name}"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        upload = super().value_from_datadict(data, files, name)
        token = data.get(self.token_name(name))
        if upload is not None or not token:
            return upload
        pending = pending_upload(token, self.owner(name))
        self.kept = (token, pending.name) if pending else None
        return pending or GONE  # what is no file is refused with the field's message „invalid“

    def keep(self, upload: UploadedFile, name: str) -> None:
        if not isinstance(upload, PendingUpload):
            self.kept = (keep(upload, self.owner(name)), upload.name)

    def render(self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None) -> SafeString:
        html = super().render(name, value, attrs, renderer)
        return format_html(KEPT, html, self.token_name(name), *self.kept) if self.kept else html


class KeptFilesForm(forms.ModelForm):
    """Keeps each file that has no error of its own when the form is not valid."""

    def full_clean(self):
        super().full_clean()
        for name, field in self.fields.items() if self.errors else ():
            if isinstance(field.widget, KeptFileInput):
                if isinstance(upload := self.cleaned_data.get(name), UploadedFile):
                    field.widget.keep(upload, name)
                else:
                    field.widget.kept = None
