"""What differs between the two databases that the tests run on."""

import re

# PostgreSQL refuses a text longer than its column before it checks any constraint; SQLite stores it.
TOO_LONG = "value too long"


def duplicate(*columns: str) -> str:
    """Regular expression for the message of a database that already has a row with these values."""
    sqlite = r"UNIQUE constraint failed: " + ", ".join(rf"\w+\.{column}" for column in columns) + r"$"
    postgresql = r"unique constraint .*\n.* " + re.escape(f"({', '.join(columns)})=")
    return f"{sqlite}|{postgresql}"
