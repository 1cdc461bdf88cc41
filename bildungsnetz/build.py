import hashlib
from functools import cache

from django.conf import settings

PARTS = ("bildungsnetz/**/*.py", "networks/**/*.py", "templates/**/*", "static/**/*", "requirements*.txt")


@cache
def build() -> str:
    """Return a key of this build: of its code, templates, static files and locked libraries."""
    digest = hashlib.sha256()
    for file in sorted(file for part in PARTS for file in settings.BASE_DIR.glob(part) if file.is_file()):
        digest.update(f"{file.relative_to(settings.BASE_DIR)}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:12]
