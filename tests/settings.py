"""The real settings, as in production, but for what would only make tests slow."""

import os

# What a developer's shell happens to hold must not decide whether a test passes.
for name in [name for name in os.environ if name.startswith("DJANGO_")]:
    if name not in {"DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"}:
        del os.environ[name]

os.environ["DJANGO_SECRET_KEY"] = "nur-fuer-die-tests-" * 3
os.environ["DJANGO_ALLOWED_HOSTS"] = "testserver,127.0.0.1"
os.environ["DJANGO_HTTPS"] = "proxy"
# A variable of the tests' own: a mistake must not reach the database that DATABASE_URL names.
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "sqlite://:memory:")

from bildungsnetz.settings import *  # noqa: E402, F403

# The test client and the browser tests' server speak plain HTTP.
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Files straight from where they lie: what collectstatic once left in var/ must neither be needed nor get in the way.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
STATIC_ROOT = None
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
