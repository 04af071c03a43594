"""The folders of one installation, all under `var/`."""

from dataclasses import dataclass
from pathlib import Path

from banyan.site.launch.locks import Lock


@dataclass(frozen=True)
class Home:
    """Names of the folders and files under `var/`."""

    var: Path

    @property
    def data(self) -> Path:
        return self.var / "postgres"

    @property
    def run(self) -> Path:
        return self.var / "run"

    @property
    def database_run(self) -> Path:
        """The socket's folder: the server's own, since as root it runs under another account."""
        return self.run / "postgres"

    @property
    def counts(self) -> Path:
        """What the processes count for Prometheus; begun anew at each start."""
        return self.run / "counts"

    @property
    def log(self) -> Path:
        return self.var / "log"

    @property
    def secrets(self) -> Path:
        return self.var / "secrets"

    @property
    def state(self) -> Path:
        """What the launcher remembers: stamps of finished set-up steps."""
        return self.var / "state"

    @property
    def accounts(self) -> Path:
        """The demonstration's accounts, for `make run` to print."""
        return self.state / "accounts.json"

    @property
    def start_log(self) -> Path:
        return self.log / "postgres-start.log"

    def server_lock(self) -> Lock:
        """Held by whoever runs the database server of this home."""
        return Lock(self.run / "server.lock")

    def use_lock(self) -> Lock:
        """Shared by whoever uses a borrowed server; the guard takes it whole when nobody is left."""
        return Lock(self.run / "use.lock")

    def borrow_lock(self) -> Lock:
        """Held for the moment in which a server is being borrowed."""
        return Lock(self.run / "borrow.lock")

    def make(self) -> None:
        """Make the folders; the secrets are the owner's alone."""
        self.var.mkdir(parents=True, exist_ok=True)
        for folder in (self.run, self.log, self.state):
            folder.mkdir(exist_ok=True)
        self.secrets.mkdir(exist_ok=True, mode=0o700)
        self.secrets.chmod(0o700)
