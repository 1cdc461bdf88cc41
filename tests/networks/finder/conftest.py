import pytest
from django.db import transaction

from networks.finder.content import read
from networks.finder.index import Index


@pytest.fixture(scope="session")
def index(seed, django_db_blocker) -> Index:
    """Return the index of the real data, which needs no database once it is built."""
    with django_db_blocker.unblock(), transaction.atomic():
        seed()
        index = Index(*read())
        transaction.set_rollback(True)
    return index
