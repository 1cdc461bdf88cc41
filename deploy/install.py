"""Makes .venv and installs one locked requirements file into it; does nothing where that is done already.

The pip of the calling Python does the work: Debian's python3 makes virtual environments, but without
python3-venv none that has a pip of its own.

Usage: python3 deploy/install.py requirements.txt
"""

# ruff: noqa: S603 - each command stands here

import re
import subprocess
import sys
from filecmp import cmp
from pathlib import Path
from shutil import copyfile

BASE_DIR = Path(__file__).resolve().parent.parent
VENV = BASE_DIR / ".venv"
PYTHON = VENV / "bin" / "python"
PIP = [sys.executable, "-m", "pip", "--python", PYTHON]

# What pip says, and what the reader can do about it. The first that fits.
CAUSES = {
    r"No space left|Errno 28|quota exceeded": (
        "Der Speicherplatz reicht nicht. Bitte schaffen Sie etwa 500 MB Platz und versuchen Sie es erneut."
    ),
    r"DO NOT MATCH THE HASHES": (
        "Ein Paket hat nicht die erwartete Prüfsumme und wurde nicht installiert. Bitte versuchen Sie es erneut; "
        "bleibt es dabei, liefert Ihr Paketverzeichnis etwas anderes als das Original."
    ),
    r"Connection|resol|timed out|unreachable|ProxyError|SSLError|from versions: none": (
        "pip erreicht kein Paketverzeichnis. Bitte prüfen Sie Internetverbindung und Proxy und versuchen Sie es "
        "erneut."
    ),
}


def main(requirements: Path) -> None:
    # A copy of what was installed, made last: a half-finished installation never looks like a finished one.
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
    """Whether the environment's own Python can do this. False where a system upgrade took its Python away."""
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
    command = [
        *PIP,
        "--disable-pip-version-check",
        "--no-input",
        "install",
        "--require-hashes",
        "-r",
        requirements,
    ]
    said = []
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as pip:
        for line in pip.stderr:
            sys.stderr.write(line)
            said.append(line)
    if pip.returncode:
        sys.exit(explain("".join(said)))


def explain(said: str) -> str:
    for pattern, sentence in CAUSES.items():
        if re.search(pattern, said):
            return sentence
    return "Die Pakete lassen sich nicht installieren; die Ursache steht darüber."


if __name__ == "__main__":
    try:
        main(BASE_DIR / sys.argv[1])
    except KeyboardInterrupt:
        sys.exit("Abgebrochen. Der nächste Aufruf setzt die Installation fort.")
