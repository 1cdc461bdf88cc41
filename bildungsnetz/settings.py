"""One file, filled from the environment. Without variables it is production and refuses to start."""

from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from bildungsnetz import env

BASE_DIR = Path(__file__).resolve().parent.parent

# --- Environment ---------------------------------------------------------------------------------------------

# On one's own machine: no secret, no https. Errors show the site's own pages there too; Django's, which print source
# code, are a wish of their own that a server never grants.
LOCAL = env.flag("DJANGO_LOCAL")
DEBUG = LOCAL and env.flag("DJANGO_DEBUG")

SECRET_KEY = env.text("DJANGO_SECRET_KEY", "nur-fuer-die-entwicklung" if LOCAL else None)
ALLOWED_HOSTS = env.words("DJANGO_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]" if LOCAL else None)

if not LOCAL:
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
        raise ImproperlyConfigured(
            "DJANGO_SECRET_KEY ist zu kurz oder zu einfach: Bitte setzen Sie mindestens 50 zufällige Zeichen."
        )
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured(
            "DJANGO_ALLOWED_HOSTS muss die Namen nennen, unter denen die Seite erreichbar ist; * ist nicht erlaubt."
        )
    # Where TLS ends: at a reverse proxy that sets X-Forwarded-Proto itself, or at gunicorn.
    if env.one_of("DJANGO_HTTPS", {"proxy", "direkt"}) == "proxy":
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Application ---------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "bildungsnetz.apps.SiteAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",  # one way to serve static files, in development too
    "django.contrib.staticfiles",
    "leaflet",
    "networks",
    "bildungsnetz.duties",
    "bildungsnetz.accounts",
]

MIDDLEWARE = [
    "bildungsnetz.middleware.security_headers",
    "bildungsnetz.middleware.head_without_body",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "bildungsnetz.middleware.PublicCompressionMiddleware",
    "bildungsnetz.middleware.caching",  # inside of the middleware whose headers a 304 carries too
    "bildungsnetz.ranges.FileMiddleware",
    "bildungsnetz.unreadable.UnreadableInputMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "bildungsnetz.accounts.middleware.AuthenticationMiddleware",  # before what parses a body
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "bildungsnetz.urls"
WSGI_APPLICATION = "bildungsnetz.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bildungsnetz.duties.context_processors.duties",
            ],
        },
    },
]

# --- Data ----------------------------------------------------------------------------------------------------

DATABASES = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{BASE_DIR / 'var' / 'bildungsnetz.sqlite3'}"),
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers do not wait for a writer, and a writer waits instead of failing halfway through a transaction.
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# --- Language and time ---------------------------------------------------------------------------------------

LANGUAGE_CODE = "de"
TIME_ZONE = "Europe/Berlin"
USE_I18N = True  # the admin's own words
USE_TZ = True

# --- Static files --------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Edited files are served at once, without collectstatic.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = LOCAL
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site needs our files
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if LOCAL
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

# --- Uploaded files ------------------------------------------------------------------------------------------

MEDIA_URL = "/media/"
MEDIA_ROOT = env.text("DJANGO_MEDIA_ROOT", str(BASE_DIR / "var" / "media"))

# --- Security ------------------------------------------------------------------------------------------------

# Named and shaped like Django 6's setting, so that the middleware can go with that upgrade.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],  # data: the admin's own icons
    "media-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "bildungsnetz.errors.csrf_failure"

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not LOCAL
SECURE_REDIRECT_EXEMPT = [r"^gesund/$"]  # asked from inside the container, over plain HTTP
SECURE_HSTS_SECONDS = 0 if LOCAL else env.number("DJANGO_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL
# Preloading binds a whole domain for years: its owner's decision, never a default.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# Seconds until a session ends: after login, and after its last request. Its cookie and its row live a day longer, because
# an ended session still brings in one form (bildungsnetz/accounts/session.py).
SESSION_AGE = SESSION_IDLE = 14 * 24 * 60 * 60
SESSION_COOKIE_AGE = SESSION_AGE + 24 * 60 * 60

# A committee's form has a row for each of its seats, aims and meetings: nine fields a row.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

SECURITY_CONTACT = env.text("DJANGO_SECURITY_CONTACT", "")
SECURITY_EXPIRES = env.text("DJANGO_SECURITY_EXPIRES", "")

# --- Map -----------------------------------------------------------------------------------------------------

LEAFLET_CONFIG = {
    "TILES": [],  # the default asks a third party
    "RESET_VIEW": False,  # its icon never shows
}

# --- Log -----------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"brief": {"()": "bildungsnetz.log.WithoutTracebackBelow500"}},
    "formatters": {"line": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["brief"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Replaces Django's own handlers, one of which mails to administrators that this site does not have.
    "loggers": {"django": {"handlers": ["stderr"], "level": "INFO", "propagate": False}},
}
