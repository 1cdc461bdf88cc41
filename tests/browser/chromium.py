"""Finds the Chromium for the browser tests; run as a module, it installs one where there is none.

A system's own Chromium comes first: Playwright's comes from a server that not every network lets through.
"""

# ruff: noqa: S603 - each command stands here

import os
import shutil
import subprocess
import sys

NAMES = ["chromium", "chromium-browser", "google-chrome"]
MISSING = (
    "Es fehlt ein Chromium, das sich fernsteuern lässt. Bitte installieren Sie eines (unter Debian: chromium und "
    "libatomic1) oder nennen Sie seinen Pfad in CHROMIUM."
)


def find() -> str | None:
    """The path of a Chromium that starts: $CHROMIUM and nothing else where it is set."""
    candidates = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else NAMES
    return next((path for name in candidates if (path := shutil.which(name)) and starts(path)), None)


def starts(path: str) -> bool:
    # Ubuntu's chromium-browser is a script that only recommends a snap.
    return run(path, "--version", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def is_available() -> bool:
    """Whether Playwright's own program runs here, and has a Chromium: the system's or its own."""
    path = find()
    code = (
        "import pathlib, sys; from playwright.sync_api import sync_playwright\n"
        f"with sync_playwright() as p: sys.exit(not pathlib.Path({path!r} or p.chromium.executable_path).exists())"
    )
    if path is None and os.environ.get("CHROMIUM"):
        return False
    return run(sys.executable, "-c", code, stderr=subprocess.DEVNULL)


def install() -> None:
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installiere Chromium mit apt …", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
        run(*apt, "update", env=environment)
        # libatomic1: the node inside Playwright wants it, and a bare Debian has none.
        run(*apt, "install", "-y", "--no-install-recommends", "libatomic1", "chromium", env=environment)
    if not find():
        print("Lade Chromium mit Playwright …", flush=True)
        run(sys.executable, "-m", "playwright", "install", "chromium")


def run(*command: str, **options) -> bool:
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, check=False, **options).returncode == 0
    except OSError:
        return False


def main() -> str | None:
    """Nothing, or the sentence that ends the program: where `CI` is set, no browser test is left out."""
    if is_available():
        return None
    if not os.environ.get("CHROMIUM"):
        install()
    if is_available():
        return None
    if os.environ.get("CI"):
        return MISSING
    print(f"ACHTUNG: {MISSING} Die Browsertests werden ausgelassen.", file=sys.stderr)
    return None


if __name__ == "__main__":
    sys.exit(main())
