IN_WORDS = (
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
)


def counted(number: int, one: str, many: str) -> str:
    """Return `one` for 1, otherwise the number and `many`: „eine Meldung“, „3 Meldungen“."""
    return one if number == 1 else f"{number} {many}"


def in_words(count: int) -> str:
    """Return a whole number as German prose writes it: in words up to twelve."""
    return IN_WORDS[count] if count < len(IN_WORDS) else str(count)


def counted_in_words(number: int, one: str, many: str) -> str:
    """Return `one` for 1, otherwise the number in words and `many`: „ein Sitz“, „drei Sitze“."""
    return one if number == 1 else f"{in_words(number)} {many}"


def enumerated(words: list[str]) -> str:
    """Join words as German prose does: „Sitze, Ziele und Sitzungen“."""
    return " und ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
