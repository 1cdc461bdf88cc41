"""Forms that are sent with a page's address. A wrong value keeps the page, and its field says what to write instead."""

import datetime as dt

from django import forms
from django.http import QueryDict

from networks.charts.comparison import SORTINGS
from networks.models import Seat
from networks.models.partial_date import DayInput
from networks.models.text import plain

SIDES = {Seat.Role.CHAIR.value: Seat.Role.CHAIR.label} | dict(Seat.Side.choices)
REPEATED = (
    "Hier ist Platz für eine einzige Angabe, in der Adresse stehen mehrere. Bitte wählen Sie eine davon."
)


class QueryForm(forms.Form):
    """A form with the values of an address, whose fields may all be missing.

    A field given twice with different values is an error: nobody knows which one is meant.
    """

    use_required_attribute = False

    def __init__(self, query: QueryDict, **defaults):
        given = {
            name: list(dict.fromkeys(filter(None, map(plain, query.getlist(name)))))
            for name in self.base_fields
        }
        self.defaults = defaults
        self.repeated = [name for name, values in given.items() if len(values) > 1]
        super().__init__(
            {name: next(iter(given[name]), defaults.get(name, "")) for name in given},
            auto_id="%s",
            label_suffix="",
        )
        self.full_clean()

    def clean(self):
        for name in self.repeated:
            self.errors.pop(name, None)
            self.add_error(name, REPEATED)
        return self.cleaned_data

    def value(self, name: str) -> str:
        """Return the cleaned value; the default where it is missing or wrong."""
        return self.cleaned_data.get(name) or self.defaults.get(name, "")

    @property
    def status(self) -> int:
        return 200 if self.is_valid() else 400


class DayForm(QueryForm):
    """The day in „?am=“, as people write it."""

    am = DayInput(
        label="Das Gremium an einem anderen Tag",
        required=False,
        help_text="Zum Beispiel 14.09.2022 oder 14. September 2022.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, query: QueryDict, today: dt.date):
        super().__init__(query, am=today)
        self.is_ahead = self.day > today
        if self.errors:
            # A date picker would not show what was typed.
            self.fields["am"].widget = forms.TextInput(attrs={"autofocus": True})
        else:
            self.data = {"am": self.day}

    @property
    def day(self) -> dt.date:
        return self.value("am")


class SeatFilter(QueryForm):
    """The side and the words in „?seite=“ and „?funktion=“, and the column that sorts the table of committees."""

    sortiert = forms.ChoiceField(
        choices=[(key, key) for key in SORTINGS],
        required=False,
        error_messages={"invalid_choice": "Danach können wir nicht sortieren. Bitte wählen Sie eine Spalte."},
    )
    seite = forms.ChoiceField(
        label="Seite",
        choices=[("", "alle"), *SIDES.items()],
        required=False,
        error_messages={
            "invalid_choice": "Diese Seite kennen wir nicht. Bitte wählen Sie eine aus der Liste."
        },
    )
    funktion = forms.CharField(
        label="Funktion oder Stelle",
        max_length=100,
        required=False,
        help_text="Zum Beispiel „Jugend“ oder „Schulleitung“.",
        error_messages={
            "max_length": "Hier ist Platz für %(limit_value)d Zeichen, Sie haben %(show_value)d geschrieben. "
            "Bitte kürzen Sie den Text."
        },
    )

    def __init__(self, query: QueryDict):
        super().__init__(query, sortiert="netzwerk")
