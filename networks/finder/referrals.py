"""Concerns that no Bildungsbüro deals with, and the body that does."""

from networks.finder.entry import Referral

SCHULAMT = Referral(
    "Schulamt",
    "Hier hilft das Schulamt, nicht das Bildungsbüro",
    "Fragen Sie es zu Einschulung, Schulpflicht und Schulwechsel.",
    is_school_authority=True,
)
JUGENDAMT = Referral(
    "Jugendamt",
    "Hier hilft das Jugendamt, nicht das Bildungsbüro",
    "Fragen Sie es zu Kita-Platz und Tagespflege. Manche Städte haben ein eigenes Jugendamt, sonst ist es das des "
    "Kreises. Ihr Rathaus sagt Ihnen, welches.",
    is_school_authority=False,
)
REFERRALS: dict[str, Referral] = {
    **dict.fromkeys(
        (
            "Einschulung",
            "Vorzeitige Einschulung",
            "Schulpflicht",
            "Schulwechsel",
            "Schule wechseln",
            "Schulplatz",
            "Schulanmeldung",
            "Anmeldung Schule",
            "Anmeldung Grundschule",
            "Schule anmelden",
            "Zurückstellung",
            "Schulbefreiung",
            "Beurlaubung",
        ),
        SCHULAMT,
    ),
    **dict.fromkeys(
        (
            "Jugendamt",
            "Kita-Platz",
            "Kitaplatz",
            "Kita-Anmeldung",
            "Kita-Gebühren",
            "Elternbeitrag",
            "Elternbeiträge",
            "Kindergarten",
            "Kindergartenplatz",
            "Krippenplatz",
            "Betreuungsplatz",
            "Kindertagespflege",
            "Tagespflege",
            "Tagesmutter",
        ),
        JUGENDAMT,
    ),
}
