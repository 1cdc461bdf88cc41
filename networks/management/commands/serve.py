from whitenoise.runserver_nostatic.management.commands.runserver import Command as RunserverCommand


class Command(RunserverCommand):
    """Django's `runserver` with its English banner replaced by one German line, the last of `make run`."""

    help = "Startet die Website auf dem eigenen Rechner."

    def on_bind(self, server_port: int) -> None:
        address = f"{self.protocol}://{self.addr}:{server_port}/"
        print(f"Die Website läuft unter {address} – beenden mit Strg+C.", file=self.stdout, flush=True)
