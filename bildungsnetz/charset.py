"""A guard for what Django reads before any of its middleware. It imports no settings: the server loads it first."""

import re
from wsgiref.types import WSGIApplication


def without_charset(application: WSGIApplication) -> WSGIApplication:
    """Wrap a WSGI application and drop all parameters of Content-Type but the boundary of a form: all text is UTF-8.

    Django's WSGIRequest.__init__ decodes these parameters, and the query string with the charset they name. Values such
    as "charset=hex" or "a*=idna''b" raise there, before Django's middleware runs and where no error page is made. So
    this stands around the whole application, in bildungsnetz/wsgi.py.
    """

    def wrapped(environ, start_response):
        content_type, _, parameters = environ.get("CONTENT_TYPE", "").partition(";")
        boundary = re.search(r'\bboundary\s*=\s*("[^"]*"|[^\s;"]+)', parameters, re.IGNORECASE)
        environ["CONTENT_TYPE"] = f"{content_type}; {boundary[0]}" if boundary else content_type
        return application(environ, start_response)

    return wrapped
