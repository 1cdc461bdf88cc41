"""Phone, mailbox and address of a body, as pages show them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

from networks.models.mailbox import mail_link
from networks.models.phone import tel_link

if TYPE_CHECKING:
    from networks.models.contact import Contact
    from networks.models.district import District
    from networks.models.partial_date import PartialDate


@dataclass(frozen=True)
class Channel:
    """One way to reach a body.

    `text` is empty where nothing is known, and `link` where there is nothing to click. `is_own` is false where it is the
    administration's, which passes questions on. `as_of` is the Stand of the record that it comes from.
    """

    label: str
    text: str = ""
    link: str = ""
    is_own: bool = True
    as_of: "PartialDate | None" = None

    @property
    def is_phone(self) -> bool:
        return self.link.startswith("tel:")


class Reach(NamedTuple):
    """The channels of a body, in the order in which pages list them."""

    phone: Channel
    mailbox: Channel
    address: Channel

    @classmethod
    def of(cls, contact: "Contact | None", district: "District | None" = None) -> Self:
        """Return each channel of the contact; where it has none, the one of the district's administration."""
        administration = district.administration if district else ""
        return cls(
            _channel(contact, district, "phone", "Telefon", f", Zentrale der {administration}"),
            _channel(contact, district, "mailbox", "E-Mail", f" der {administration}"),
            _channel(contact, district, "address", "Anschrift", f" der {administration}"),
        )

    @property
    def known(self) -> list[Channel]:
        """Return the channels that there is something to say about."""
        return [channel for channel in self if channel.text]

    @property
    def first(self) -> Channel | None:
        """Return the channel to show if there is room for one: own phone, own mailbox, or the administration's phone."""
        own = [channel for channel in (self.phone, self.mailbox) if channel.is_own and channel.link]
        return next(iter(own), self.phone if self.phone.link else None)

    @property
    def unknown(self) -> str:
        """The labels of the unknown channels in one phrase: „Telefon und E-Mail“; empty where all are known."""
        *labels, last = [channel.label for channel in self if not channel.text] or [""]
        return f"{', '.join(labels)} und {last}" if labels else last


def _channel(
    contact: "Contact | None", district: "District | None", field: str, label: str, elsewhere: str
) -> Channel:
    if text := getattr(contact, field, ""):
        return Channel(label, text, _link(contact, field), as_of=getattr(contact, "as_of", None))
    if text := getattr(district, field, ""):
        return Channel(
            f"{label}{elsewhere}", text, _link(district, field), is_own=False, as_of=district.as_of
        )
    return Channel(label)


def _link(contact: "Contact", field: str) -> str:
    links = {"phone": tel_link, "mailbox": mail_link}
    return links[field](getattr(contact, field)) if field in links else ""
