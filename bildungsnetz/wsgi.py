import os

from django.core.wsgi import get_wsgi_application

from bildungsnetz.charset import without_charset

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bildungsnetz.settings")

application = without_charset(get_wsgi_application())
