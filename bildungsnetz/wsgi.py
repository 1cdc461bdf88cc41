import os

import django
from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest


class Request(WSGIRequest):
    def _set_content_type_params(self, environ):
        """„charset=hex“ names a codec that cannot read an address; Django reads that here, where no error has a page."""
        try:
            super()._set_content_type_params(environ)
        except (LookupError, ValueError, SuspiciousOperation):
            self._encoding = None


class Handler(WSGIHandler):
    request_class = Request


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bildungsnetz.settings")
django.setup(set_prefix=False)
application = Handler()
