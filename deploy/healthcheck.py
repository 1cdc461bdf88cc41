"""Asks /gesund/ as a visitor would, from inside the container. Ends with 0 when the answer is 200."""

import os
import ssl
import sys
from urllib.request import Request, urlopen

scheme = "https" if os.environ.get("DJANGO_HTTPS") == "direkt" else "http"
# Django refuses hosts it does not know; „.example.org“ stands for a domain and all below it.
host = os.environ.get("DJANGO_ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".")
request = Request(f"{scheme}://127.0.0.1:{os.environ.get('PORT', '8000')}/gesund/", headers={"Host": host})  # noqa: S310

try:
    # The certificate is made out for the site's name, not for this address, and nothing secret is said.
    urlopen(request, timeout=4, context=ssl._create_unverified_context())  # noqa: S310, S323
except OSError as error:
    sys.exit(f"/gesund/ antwortet nicht: {error}")
