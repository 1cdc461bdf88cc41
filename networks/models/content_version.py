import secrets

from django.db import models, router, transaction
from django.db.models import Q
from django.dispatch import Signal

committed = Signal()  # a new version was committed by this process


def random_version() -> str:
    return secrets.token_hex(16)


class ContentVersionManager(models.Manager):
    def renew(self, using: str | None = None) -> None:
        """Mark the content as changed, in the transaction of the change."""
        using = using or router.db_for_write(self.model)
        self.using(using).bulk_create(
            [self.model()], update_conflicts=True, update_fields=["value"], unique_fields=["id"]
        )
        transaction.on_commit(lambda: committed.send(self.model), using=using)


class ContentVersion(models.Model):
    """Inhaltsstand: one row, whose value is new and random after each change of what pages show.

    A value never comes back, so that a restored backup does not bring an old page back. `networks.content` reads and
    writes it.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    value = models.CharField("Wert", max_length=32, default=random_version, editable=False)

    objects = ContentVersionManager()

    class Meta:
        verbose_name = "Inhaltsstand"
        verbose_name_plural = "Inhaltsstand"
        constraints = [
            models.CheckConstraint(
                name="contentversion_is_one",
                condition=Q(id=1),
                violation_error_message="Es gibt nur einen Inhaltsstand.",
            )
        ]

    def __str__(self):
        return self.value
