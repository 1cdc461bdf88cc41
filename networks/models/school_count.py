import re
from dataclasses import dataclass

from django.db import models

from networks.models.numbers import SMALL_INTEGER

# The ends of the forms' names; in „Förderschule (Berufskolleg)“ only the first one changes.
PLURALS = {"chule": "chulen", "Gymnasium": "Gymnasien", "kolleg": "kollegs"}
SINGULAR_END = re.compile("|".join(PLURALS))


@dataclass(frozen=True)
class FormTotal:
    """A school form and how many schools of it there are; `label` is German."""

    form: str
    label: str
    count: int

    @property
    def name(self) -> str:
        """The label as the count asks for it: Hauptschule, but Grundschulen."""
        return (
            self.label
            if self.count == 1
            else SINGULAR_END.sub(lambda end: PLURALS[end[0]], self.label, count=1)
        )


class SchoolCountQuerySet(models.QuerySet):
    def get_by_natural_key(self, ags: str, form: str) -> "SchoolCount":
        return self.get(municipality__ags=ags, form=form)

    def totals(self) -> list[FormTotal]:
        """Schools per form in the order of `SchoolCount.Form`, without forms that have none. One query."""
        sums = dict(self.order_by().values_list("form").annotate(models.Sum("count")))
        return [FormTotal(form.value, form.label, sums[form]) for form in SchoolCount.Form if sums.get(form)]

    def of_district(self, district: int):
        return self.filter(municipality__district=district)


class SchoolCount(models.Model):
    """Schulzahl: how many schools of one form a municipality has in its `school_year`."""

    class Form(models.TextChoices):
        """School forms in the order of the statistical office (IT.NRW)."""

        PRIMARY = "grundschule", "Grundschule"
        HAUPTSCHULE = "hauptschule", "Hauptschule"
        REALSCHULE = "realschule", "Realschule"
        SEKUNDARSCHULE = "sekundarschule", "Sekundarschule"
        GESAMTSCHULE = "gesamtschule", "Gesamtschule"
        GYMNASIUM = "gymnasium", "Gymnasium"
        PRIMUS = "primus-schule", "PRIMUS-Schule"
        WALDORF = "freie-waldorfschule", "Freie Waldorfschule"
        SPECIAL = "foerderschule", "Förderschule"
        SPECIAL_VOCATIONAL = "foerderschule-berufskolleg", "Förderschule (Berufskolleg)"
        VOCATIONAL = "berufskolleg", "Berufskolleg"
        ADULT = "weiterbildungskolleg", "Weiterbildungskolleg"

    municipality = models.ForeignKey(
        "networks.Municipality",
        on_delete=models.CASCADE,
        related_name="school_counts",
        verbose_name="Gemeinde",
    )
    form = models.CharField("Schulform", max_length=40, choices=Form)
    count = models.PositiveSmallIntegerField("Schulen", validators=[SMALL_INTEGER])

    objects = SchoolCountQuerySet.as_manager()

    class Meta:
        verbose_name = "Schulzahl"
        verbose_name_plural = "Schulzahlen"
        ordering = ["municipality_id", "form"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "form"],
                name="schoolcount_once_per_form",
                violation_error_message="Die Schulzahl dieser Schulform ist bei dieser Gemeinde schon eingetragen.",
            ),
        ]

    def __str__(self):
        return f"{self.get_form_display()}: {self.count}"

    def natural_key(self):
        return (self.municipality.ags, self.form)

    natural_key.dependencies = ["networks.municipality"]
