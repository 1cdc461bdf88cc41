"""The version of the content: everything that caches something asks for it.

Signals give it a new value with each change of a watched model. `QuerySet.update` and the `bulk_…` methods send none:
whoever uses them on content calls `ContentVersion.objects.renew` first (a convention test finds who does not).
"""

import threading
import time
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar

from django.db import connections, models, router
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save

from networks.models import ContentVersion
from networks.models.content_version import committed

SECONDS = 1  # how long a process believes the version it has read
MOST_REMEMBERED = 1024  # results of one function

Result = TypeVar("Result")

_read: tuple[float, str] | None = None  # the time by time.monotonic(), and the version
_commits = 0  # changes of the content that this process has committed


def version(*, fresh: bool = False) -> str:
    """Return the current version; empty where nothing was ever saved.

    Asks the database at most once a second, and each time where `fresh` is set or a transaction is open: what it sees
    there may never be committed, so it is not remembered. Raises django.db.Error where no database answers.
    """
    global _read
    now, last, commits = time.monotonic(), _read, _commits
    in_transaction = connections[router.db_for_read(ContentVersion)].in_atomic_block
    if last and now - last[0] < SECONDS and not fresh and not in_transaction:
        return last[1]
    value = ContentVersion.objects.values_list("value", flat=True).first() or ""
    if not in_transaction and commits == _commits:
        _read = (now, value)
    return value


def remembered(build: Callable[..., Result]) -> Callable[..., Result]:
    """Decorate a function of hashable arguments: each process keeps its results until the content changes."""
    results: dict[tuple[Hashable, ...], Result] = {}
    known = ""
    building = threading.Lock()

    @wraps(build)
    def cached(*arguments: Hashable) -> Result:
        nonlocal known
        current = version()
        result = results.get((current, *arguments))
        if result is None:
            with building:
                if known != current or len(results) >= MOST_REMEMBERED:
                    results.clear()
                    known = current
                result = results.get((current, *arguments))
                if result is None:
                    result = results[(current, *arguments)] = build(*arguments)
        return result

    return cached


def watch(*watched: type[models.Model]) -> None:
    """Let each change of these models, and of their many-to-many relations, give the content a new version."""
    for model in watched:
        for signal in (pre_save, pre_delete):
            signal.connect(_before_change, sender=model)
        for signal in (post_save, post_delete):
            signal.connect(_after_change, sender=model)
        for field in model._meta.local_many_to_many:
            m2m_changed.connect(_before_change, sender=field.remote_field.through)


# Within a transaction the version is written before the change: every writer takes the lock of its row first, so two of
# them never wait for each other crosswise. Without one it must come after the change, which is committed by itself.
def _before_change(using: str, **kwargs: Any) -> None:
    if connections[using].in_atomic_block:
        ContentVersion.objects.renew(using)


def _after_change(using: str, **kwargs: Any) -> None:
    if not connections[using].in_atomic_block:
        ContentVersion.objects.renew(using)


def _forget(**kwargs: Any) -> None:
    global _read, _commits
    _read = None
    _commits += 1


committed.connect(_forget)
