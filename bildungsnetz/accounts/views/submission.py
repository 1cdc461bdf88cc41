from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from bildungsnetz.accounts.models import Submission

View = Callable[..., HttpResponse]
REPEATED = "Sie haben das zweimal abgeschickt. Es ist erledigt und zählt nur einmal."


def once(view: View) -> View:
    """Decorate a view of the admin: what it has done already, it does not do again.

    A POST is done when it is answered by a redirect or closes a popup; a page with errors may be sent again.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        key = _key(request)
        if not key:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            sent, is_first = Submission.objects.first_or_repeated(*key)
            if not is_first:
                return _answer_again(request, sent.answer)
            response = view(request, *args, **kwargs)
            sent.finish(answer_of(response))
            return response

    return answered


def _key(request: HttpRequest) -> tuple[object, ...]:
    """Return what two submissions of one form have in common; empty where nothing is submitted.

    Django masks the CSRF token anew for each page (against BREACH), so it tells two pages apart. All that was typed is
    part of the key too: whoever goes back in the browser and changes something loses nothing.
    """
    if "csrfmiddlewaretoken" not in request.POST:
        return ()
    files = [(file.name, file.size) for name in request.FILES for file in request.FILES.getlist(name)]
    return request.user.pk, request.path, dict(request.POST.lists()), files


def answer_of(response: HttpResponse) -> str:
    """Return where the answer leads, or the data of a popup as JSON; empty where nothing was done."""
    if response.status_code == 302:
        return response["Location"]
    return (getattr(response, "context_data", None) or {}).get("popup_response_data", "")


def _answer_again(request: HttpRequest, answer: str) -> HttpResponse:
    if answer.startswith("{"):
        return TemplateResponse(request, "admin/popup_response.html", {"popup_response_data": answer})
    messages.info(request, REPEATED)
    return redirect(answer)
