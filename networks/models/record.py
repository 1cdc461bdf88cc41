import uuid
from functools import lru_cache

from django.db import models
from django.urls import reverse

from networks.models.derived import Derived
from networks.models.partial_date import PartialDateField, not_in_future


@lru_cache(maxsize=4096)
def page_address(name: str, slug: str) -> str:
    """Return the address of a record's page. `reverse` takes as long as three links, and a list has a hundred."""
    return reverse(f"networks:{name}", args=[slug])


class Record(Derived):
    """Angabe: a record with its date („Stand“), its last check and its sources."""

    as_of = PartialDateField(
        "Stand",
        null=True,
        blank=True,
        validators=[not_in_future],
        help_text="Von wann die Angaben sind, so genau es bekannt ist: 2008, Juni 2008 oder 23.06.2008.",
    )
    checked_on = models.DateField(
        "zuletzt geprüft am",
        null=True,
        blank=True,
        validators=[not_in_future],
        help_text="An diesem Tag hat jemand die Angaben bei der zuständigen Stelle nachgesehen.",
    )
    sources = models.ManyToManyField(
        "networks.Source",
        related_name="+",
        blank=True,
        verbose_name="Quellen",
        help_text="Woher die Angaben stammen. Tippen Sie einen Teil des Titels.",
    )
    changed_at = models.DateTimeField("zuletzt geändert", auto_now=True)

    class Meta:
        abstract = True


class IdentifiedQuerySet(models.QuerySet):
    def get_by_natural_key(self, uid: str) -> "Identified":
        return self.get(uid=uid)


class Identified(models.Model):
    """Gives a record without a name of its own a key that never changes."""

    uid = models.UUIDField("Kennung", default=uuid.uuid4, unique=True, editable=False)

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        abstract = True

    def natural_key(self):
        return (str(self.uid),)
