from django.db import models
from django.db.models import Q
from django.urls import reverse

from networks.models.contact import Contact
from networks.models.markdown_field import MarkdownField
from networks.models.record import Record
from networks.models.text import PlainCharField, ProseCharField


class ServiceCentreQuerySet(models.QuerySet):
    def get_by_natural_key(self, name: str) -> "ServiceCentre":
        return self.get(name=name)


class ServiceCentre(Contact, Record):
    """Servicestelle: the one body at the Bezirksregierung that accompanies the networks."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    name = PlainCharField("Name", max_length=150)
    host_body = PlainCharField("angesiedelt bei", max_length=150)
    head = PlainCharField(
        "Leitung (Funktion)", max_length=150, blank=True, help_text="Die Funktion, kein Name."
    )
    tasks = MarkdownField("Aufgaben", blank=True)
    note = ProseCharField("Anmerkung", max_length=300, blank=True)

    objects = ServiceCentreQuerySet.as_manager()

    class Meta:
        verbose_name = "Servicestelle"
        verbose_name_plural = "Servicestelle"
        constraints = [
            *Contact.Meta.constraints,
            models.CheckConstraint(
                name="servicecentre_is_one",
                condition=Q(id=1),
                violation_error_message="Es gibt nur eine Servicestelle. Bitte ändern Sie die vorhandene.",
            ),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.name,)

    def get_absolute_url(self):
        return reverse("networks:service-centre")
