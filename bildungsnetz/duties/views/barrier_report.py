from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from bildungsnetz.accounts.models import Submission
from bildungsnetz.duties.models import BarrierReport, Operator
from networks.models.text import PlainTextInput

URL_ENCODED = "application/x-www-form-urlencoded"
MAX_LENGTHS = {"page": 300, "message": 4000, "reply_to": 254}  # characters
TOO_MANY = (
    "Gerade kommen sehr viele Meldungen an. Ihre ist noch nicht gespeichert. Bitte versuchen Sie es in einer Stunde "
    "noch einmal, oder nehmen Sie einen der anderen Wege auf dieser Seite."
)
TRAP_FILLED = (
    "Es war ausgefüllt, vielleicht von Ihrem Browser. Wir haben es geleert, Ihre Nachricht steht noch da. Bitte "
    "prüfen Sie, dass es leer ist, und schicken Sie die Meldung noch einmal ab."
)


class ReportForm(forms.ModelForm):
    """The form without `maxlength`: browsers would cut off pasted text silently, so the server says what is too long."""

    # Honeypot: hidden with and without style sheets, so only programs fill it in. Browsers and password managers fill in
    # by name and label, so these resemble no name, address, mail or subject. Once it was filled in, it is shown.
    leerfeld = PlainTextInput(
        label="Dieses Feld muss leer bleiben",
        help_text="Es weist Programme ab, die jedes Feld ausfüllen.",
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "data-1p-ignore": True, "data-lpignore": "true"}
        ),
    )

    class Meta:
        model = BarrierReport
        fields = ["kind", "page", "message", "reply_to"]
        widgets = {
            "kind": forms.RadioSelect,
            "message": forms.Textarea(attrs={"rows": 8}),
            "reply_to": forms.EmailInput(attrs={"autocomplete": "email"}),
        }
        error_messages = {
            "kind": {
                "required": "Bitte wählen Sie, worum es geht.",
                "invalid_choice": "Bitte wählen Sie eine der beiden Möglichkeiten.",
            },
            "message": {"required": "Bitte schreiben Sie, was nicht geht oder was Sie brauchen."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, maximum in MAX_LENGTHS.items():
            field = self.fields[name]
            field.widget.attrs.pop("maxlength", None)
            field.error_messages["max_length"] = (
                f"Hier ist Platz für {maximum} Zeichen, Sie haben %(show_value)d geschrieben. Bitte kürzen Sie den Text."
            )

    def clean_leerfeld(self):
        if self.cleaned_data["leerfeld"]:
            self.data = self.data.copy()
            self.data["leerfeld"] = ""
            raise ValidationError(TRAP_FILLED)
        return ""

    def save_once(self) -> bool:
        """Store the report unless the same one came within 24 hours; return False where it is one too many.

        What was typed is the key. A random one in the page would differ for each visitor, so no cache could keep the page,
        and it would be lost with the page: a lost answer would still give two reports.
        """
        with transaction.atomic():
            _, is_first = Submission.objects.first_or_repeated("barrier-report", self.cleaned_data)
            if is_first and BarrierReport.objects.are_too_many(timezone.now()):
                transaction.set_rollback(True)
                return False
            if is_first:
                self.save()
        return True


def page_in_query(request: HttpRequest) -> str:
    """Return the path in „?seite=“ if this site has that page: foreign links must not write text into the form."""
    try:
        parts = urlsplit(request.GET.get("seite", ""))
        is_ours = not parts.netloc and resolve(parts.path).app_name in {"networks", "duties"}
    except (Resolver404, ValueError):
        return ""
    return parts.path if is_ours else ""


def url_encoded_post(request: HttpRequest) -> QueryDict:
    """Return the form's data. Raises BadRequest for every other content type: uploaded files would fill the disk."""
    if request.content_type != URL_ENCODED:
        raise BadRequest("Dieses Formular nimmt nur Text entgegen. Bitte füllen Sie es auf seiner Seite aus.")
    return request.POST


# No CSRF token, which would need a cookie: without login and session, another site that sends this form through a
# visitor's browser gains nothing that it could not send itself.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def barrier_report(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, ReportForm(initial={"page": page_in_query(request)}))
    form = ReportForm(url_encoded_post(request))
    if not form.is_valid():
        return _page(request, form)
    if not form.save_once():
        form.add_error(None, TOO_MANY)
        return _page(request, form, status=429)
    response = redirect("duties:barrier-report-sent")
    response.status_code = 303  # the browser follows with GET
    return response


@require_safe
def barrier_report_sent(request: HttpRequest) -> HttpResponse:
    """The thanks after sending; without a date, which would be wrong for everybody who opens the page later."""
    response = render(request, "duties/barrier_report_sent.html")
    response["X-Robots-Tag"] = "noindex"
    return response


def _page(request: HttpRequest, form: ReportForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "operator": Operator.objects.current()}
    return render(request, "duties/barrier_report.html", context, status=status)
