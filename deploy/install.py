"""Makes .venv and installs one locked requirements file into it; does nothing where that is done already.

The pip of the calling Python does the work: Debian's python3 makes virtual environments, but without
python3-venv none that has a pip of its own.

Usage: python3 deploy/install.py requirements.txt
"""

# ruff: noqa: S603 - each command stands here

import subprocess
import sys
from filecmp import cmp
from pathlib import Path
from shutil import copyfile

BASE_DIR = Path(__file__).resolve().parent.parent
VENV = BASE_DIR / ".venv"
PYTHON = VENV / "bin" / "python"
PIP = [sys.executable, "-m", "pip", "--python", PYTHON]


def main(requirements: Path) -> None:
    # This copy of the requirements is written last, so an interrupted installation is repeated.
    installed = VENV / requirements.name
    if installed.exists() and cmp(installed, requirements, shallow=False) and runs("-c", "import django"):
        return
    if not runs("-c", ""):
        make_venv()
    print(
        f"Installiere die Pakete aus {requirements.name} – einmalig, meist unter einer Minute …", flush=True
    )
    install(requirements)
    copyfile(requirements, installed)


def runs(*arguments: str) -> bool:
    """Tell whether .venv's Python runs with these arguments; False where a system upgrade removed that Python."""
    try:
        return subprocess.run([PYTHON, *arguments], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def make_venv() -> None:
    command = [sys.executable, "-m", "venv", "--clear", "--without-pip", VENV]
    if subprocess.run(command, check=False).returncode or not runs("-c", ""):
        sys.exit(
            "Der Ordner .venv lässt sich nicht anlegen. Bitte prüfen Sie Schreibrecht und Speicherplatz, "
            "löschen Sie .venv und versuchen Sie es erneut."
        )


def install(requirements: Path) -> None:
    if subprocess.run([*PIP, "--version"], capture_output=True, check=False).returncode:
        sys.exit(
            f"pip fehlt für {sys.executable} oder ist älter als 22.3. Bitte installieren Sie es, "
            "unter Debian und Ubuntu mit: apt-get install python3-pip"
        )
    options = ["--quiet", "--disable-pip-version-check", "--no-input"]
    command = [*PIP, *options, "install", "--require-hashes", "-r", requirements]
    pip = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if pip.returncode:
        sys.exit(
            f"{pip.stdout}{pip.stderr}\n"
            "Die Pakete lassen sich nicht installieren; die Ursache steht darüber. Bitte prüfen Sie Internetverbindung, "
            "Proxy und Speicherplatz (etwa 500 MB) und versuchen Sie es erneut."
        )


if __name__ == "__main__":
    try:
        main(BASE_DIR / sys.argv[1])
    except KeyboardInterrupt:
        sys.exit("Abgebrochen. Der nächste Aufruf setzt die Installation fort.")
