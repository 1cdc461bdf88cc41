from tests.networks.admin.conftest import today

__all__ = ["today"]
