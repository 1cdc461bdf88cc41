def counted(number: int, one: str, many: str) -> str:
    """Return `one` for 1, otherwise the number and `many`: „eine Meldung“, „3 Meldungen“."""
    return one if number == 1 else f"{number} {many}"
