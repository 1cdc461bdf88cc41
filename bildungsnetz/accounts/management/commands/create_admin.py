from getpass import getpass

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError

from networks.models.text import plain


class Command(BaseCommand):
    """Django's `createsuperuser` with its questions in German."""

    help = "Legt einen Zugang zur Redaktion an, der alles darf. Fragt nach Namen und Passwort."

    def handle(self, *args, **options):
        try:
            user = User(username=self.ask_name(), is_staff=True, is_superuser=True)
            user.set_password(self.ask_password(user))
        except (EOFError, KeyboardInterrupt):
            raise CommandError("Abgebrochen. Es wurde kein Zugang angelegt.") from None
        user.save()
        self.stdout.write(
            f"Der Zugang „{user.username}“ ist angelegt. Die Redaktion finden Sie unter /admin/."
        )

    def ask_name(self) -> str:
        while True:
            name = User.normalize_username(plain(input("Anmeldename: ")))
            try:
                User._meta.get_field("username").clean(name, None)
            except ValidationError as error:
                self.complain(error.messages)
                continue
            if not User.objects.filter(username=name).exists():
                return name
            self.complain(["Diesen Namen gibt es schon. Bitte wählen Sie einen anderen."])

    def ask_password(self, user: User) -> str:
        while True:
            password = getpass("Passwort (mindestens 12 Zeichen, die Eingabe bleibt unsichtbar): ")
            try:
                validate_password(password, user)
            except ValidationError as error:
                self.complain(error.messages)
                continue
            if password == getpass("Passwort noch einmal: "):
                return password
            self.complain(["Die beiden Eingaben sind verschieden. Bitte versuchen Sie es noch einmal."])

    def complain(self, sentences: list[str]) -> None:
        for sentence in sentences:
            self.stderr.write(sentence)
