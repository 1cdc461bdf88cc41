import os
import subprocess
import sys

from django.conf import settings

# As on a machine without GDAL, whatever this one has.
WITHOUT_GDAL = """
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("django.contrib.gis"):
            raise ImportError("no GDAL here")

sys.meta_path.insert(0, Refuse())
"""


def run(code: str) -> subprocess.CompletedProcess:
    environment = os.environ | {"DJANGO_LOCAL": "1", "DJANGO_SETTINGS_MODULE": "bildungsnetz.settings"}
    return subprocess.run(  # noqa: S603 - the code stands here
        [sys.executable, "-c", WITHOUT_GDAL + code],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_admin_starts_without_gdal():
    result = run(
        "import django; django.setup()\n"
        "from django.core.management import call_command\n"
        "call_command('check')"
    )

    assert (result.returncode, result.stderr) == (0, "")


def test_leaflets_own_admin_would_not():
    result = run("import django; django.setup()\nimport leaflet.admin")

    assert result.stderr.splitlines()[-1] == "ImportError: no GDAL here"
