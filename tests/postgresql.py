"""Runs a command beside a PostgreSQL server of its own, which it stops and removes afterwards.

The server uses the system's PostgreSQL programs, a free port of 127.0.0.1 and a temporary folder. The command finds
its address in `TEST_DATABASE_URL`. Where the programs are missing, root installs them with apt.

Usage: python -m tests.postgresql COMMAND [ARGUMENT …]
"""

# ruff: noqa: S603 - each command stands here

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = (
    "Für die Tests auf PostgreSQL fehlen dessen Programme initdb und pg_ctl. Bitte installieren Sie PostgreSQL 14 "
    "oder neuer (unter Debian das Paket postgresql) oder nehmen Sie die Programme in PATH auf."
)
FAILED = "Der PostgreSQL-Server für die Tests startet nicht; die Ursache steht darüber."

# Sorts like SQLite, by code point, and knows upper case beyond ASCII.
LOCALE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"

# The data is thrown away, so nothing needs to survive a power failure.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
}


def find() -> Path | None:
    """The folder of PostgreSQL's server programs: on the PATH, else Debian's newest, which is not on the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -float(path.parent.name))
    search = os.pathsep.join([os.environ.get("PATH", os.defpath), *map(str, debian)])
    initdb = shutil.which("initdb", path=search)
    return Path(initdb).parent if initdb and shutil.which("pg_ctl", path=Path(initdb).parent) else None


def install() -> None:
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        return
    print("Installiere PostgreSQL mit apt …", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    for command in (["update"], ["install", "-y", "--no-install-recommends", "postgresql"]):
        subprocess.run([*apt, *command], stdin=subprocess.DEVNULL, check=False, env=environment)


def unprivileged() -> dict:
    """Options of `subprocess` for the user who runs the server: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    names = [user.pw_name for user in pwd.getpwall()]
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """A running server's address for `DATABASE_URL`; raises CalledProcessError where the server does not start."""
    options = unprivileged()
    password = secrets.token_hex()
    with tempfile.TemporaryDirectory(prefix="bildungsnetz-postgresql-") as name:
        folder = Path(name)
        data, log, password_file = folder / "data", folder / "log", folder / "password"
        password_file.write_text(password)
        if options:
            for path in (folder, password_file):
                os.chown(path, options["user"], options["group"])

        def run(program: str, *arguments) -> None:
            # A session of its own: Ctrl-C in the terminal must end the command before the server.
            subprocess.run(
                [programs / program, "--pgdata", data, *arguments],
                check=True,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
                **options,
            )

        run(
            "initdb",
            *["--username=postgres", f"--pwfile={password_file}", "--auth=password"],
            *["--encoding=UTF8", f"--locale={LOCALE}", "--no-sync"],
        )
        port = free_port()
        settings = SETTINGS | {"port": port}
        arguments = " ".join(f"-c {key}='{value}'" for key, value in settings.items())
        try:
            run("pg_ctl", "start", "--wait", "--silent", f"--log={log}", f"--options={arguments}")
        except subprocess.CalledProcessError:
            print(log.read_text(), file=sys.stderr)
            raise
        try:
            yield f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "stop", "--wait", "--silent", "--mode=immediate")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def run_beside_server(programs: Path, command: list[str]) -> int:
    """The exit code of the command. A signal ends the command first, so that the server is always stopped."""
    signals = []
    child = None

    def end(number, frame):
        signals.append(number)
        # The terminal sends Ctrl-C to the command too; every other signal must be passed on.
        if child is not None and number != signal.SIGINT:
            child.send_signal(number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)
    with server(programs) as address:
        if signals:
            return 128 + signals[0]
        child = subprocess.Popen(command, env=os.environ | {"TEST_DATABASE_URL": address})
        return child.wait()


def main(command: list[str]) -> int | str:
    """The command's exit code, or the sentence that ends the program."""
    programs = find()
    if programs is None:
        install()
        programs = find()
    if programs is None:
        return MISSING
    try:
        return run_beside_server(programs, command)
    except subprocess.CalledProcessError:
        return FAILED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
