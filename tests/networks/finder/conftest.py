import pytest
from django.db import transaction

from networks.finder.content import read
from networks.finder.index import Index


@pytest.fixture(scope="session")
def index(seed, django_db_blocker) -> Index:
    """The index of the real data. It needs no database once it is built."""
    with django_db_blocker.unblock(), transaction.atomic():
        seed()
        index = Index(*read())
        transaction.set_rollback(True)
    return index
