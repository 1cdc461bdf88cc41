"""Uploads whose form had an error elsewhere: they are kept for a day, so that nobody uploads a film twice."""

import datetime as dt
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core import signing
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

# In MEDIA_ROOT, so that the file only moves when it is stored. No film has these names, so nobody can fetch them.
FOLDER = "wartend"
KEPT = dt.timedelta(days=1)
SALT = "bildungsnetz.duties.pending_upload"


class PendingUpload(UploadedFile):
    """A kept upload. It is opened for each reading only, because nobody would close it; the storage moves it."""

    def __init__(self, path: Path, name: str):
        super().__init__(None, name, size=path.stat().st_size)
        self.path, self.position = path, 0

    def seek(self, offset: int, whence: int = 0) -> int:
        self.position = offset + {0: 0, 1: self.position, 2: self.size}[whence]
        return self.position

    def read(self, size: int = -1) -> bytes:
        with self.path.open("rb") as file:
            file.seek(self.position)
            content = file.read(size)
        self.position += len(content)
        return content

    def temporary_file_path(self) -> str:
        """Let Django's storage move the file instead of copying it."""
        return str(self.path)


def keep(upload: UploadedFile, owner: str) -> str:
    """Store the upload, and return a signed token for `pending_upload`."""
    return signing.dumps([owner, _storage().save(uuid4().hex, upload), upload.name], salt=SALT)


def pending_upload(token: str, owner: str) -> PendingUpload | None:
    """Return the upload that this owner was given this token for; None if it is another's, stored by now, or a day old."""
    try:
        kept_for, name, original_name = signing.loads(token, salt=SALT, max_age=KEPT)
        return PendingUpload(Path(_storage().path(name)), original_name) if kept_for == owner else None
    except (signing.BadSignature, FileNotFoundError):
        return None


def forget_pending_uploads() -> int:
    """Delete the uploads that are older than a day, and return their number."""
    storage = _storage()
    names = storage.listdir("")[1] if storage.exists("") else []
    old = [name for name in names if storage.get_modified_time(name) < timezone.now() - KEPT]
    for name in old:
        storage.delete(name)
    return len(old)


def _storage() -> FileSystemStorage:
    return FileSystemStorage(location=Path(settings.MEDIA_ROOT) / FOLDER)
