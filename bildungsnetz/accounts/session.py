"""The end of a session.

A session ends SESSION_AGE seconds after login, or SESSION_IDLE seconds after its last request. For 24 hours more it is
locked: it admits nobody, but still tells whose it was, so that one form that was open can be kept for this person's next
login. Whoever logs out ends it for good.
"""

import time

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

LOCKED_SECONDS = 24 * 60 * 60
A_MINUTE = 60  # a session's last request is noted no more often

STARTED, SEEN = "started_at", "seen_at"  # seconds since the epoch
LOCKED = "locked_user"  # the primary key of the user whose session it was
KEPT = "kept_input"  # the digest of the one input that the locked session has brought in


def start(request: HttpRequest, **kwargs: object) -> None:
    """Begin a session anew: receives Django's signal `user_logged_in`."""
    for name in (LOCKED, KEPT):
        request.session.pop(name, None)
    request.session.set_expiry(None)
    request.session[STARTED] = request.session[SEEN] = int(time.time())


def user_of(request: HttpRequest) -> User | AnonymousUser:
    """Return the user of a session that has not ended; lock the session of anybody else."""
    session, now = request.session, int(time.time())
    user_id = session.get(auth.SESSION_KEY)
    if user_id is None:
        return AnonymousUser()
    end = min(session.get(STARTED, 0) + settings.SESSION_AGE, session.get(SEEN, 0) + settings.SESSION_IDLE)
    if now >= end:
        _lock(session, user_id, end + LOCKED_SECONDS - now)
        return AnonymousUser()
    user = auth.get_user(request)
    if not user.is_authenticated:  # the password was changed elsewhere, or the account is closed
        _lock(session, user_id, LOCKED_SECONDS)
    elif now - session[SEEN] >= A_MINUTE:
        session[SEEN] = now
    return user


def _lock(session: SessionBase, user_id: str, seconds: int) -> None:
    # The key stays: two requests at the same time, as after a double click, find the same locked session.
    session.clear()
    if seconds > 0:
        session[LOCKED] = user_id
        session.set_expiry(seconds)
    else:
        session.flush()


def owner_of(request: HttpRequest) -> User | None:
    """Return the user who is logged in, or else the one whose locked session this is."""
    if request.user.is_authenticated:
        return request.user
    return User.objects.filter(pk=request.session.get(LOCKED), is_active=True).first()
