"""Keeps the services alive until somebody stops the installation."""

import signal
import time
from collections.abc import Callable, Sequence
from types import FrameType

from banyan.site.launch.service import Service
from banyan.site.launch.trouble import Trouble

BEAT = 0.2
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Supervisor:
    """Starts services in order, restarts whichever dies, stops them in the reverse order."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.services: list[Service] = []
        self.stopping = False
        self._say = say
        self._trimmed = time.monotonic()

    def heed_signals(self) -> None:
        """From now on Ctrl-C and `kill` stop the installation in good order."""
        for number in STOPPING:
            signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def start(self, service: Service) -> None:
        self.services.append(service)
        service.start()

    def wait_for(self, service: Service, ready: Callable[[], bool], seconds: float) -> bool:
        """Wait until a service is of use; False when somebody stopped us meanwhile.

        Raises Trouble with the service's last words when it ends instead, or takes too long.
        """
        until = time.monotonic() + seconds
        while not self.stopping:
            if ready():
                return True
            if not service.alive or time.monotonic() > until:
                raise Trouble(f"{service.title}没有启动。\n{service.last_words()}", f"完整的日志在 {service.log}。")
            time.sleep(BEAT / 2)
        return False

    def watch(self) -> None:
        """Return when somebody stops us."""
        while not self.stopping:
            for service in self.services:
                self._tend(service)
            self._trim_logs()
            time.sleep(BEAT)

    def stop(self, order: Sequence[Sequence[Service]] | None = None) -> None:
        """End the services: those of one group together, the groups one after the other."""
        for group in order or [[service] for service in reversed(self.services)]:
            for service in group:
                service.ask_to_stop()
            for service in group:
                service.see_off()

    def _tend(self, service: Service) -> None:
        if service.alive:
            return
        pause = service.note_death()
        if pause is not None:
            self._say(f"{service.title}意外结束，{pause:.1f} 秒后重新启动（日志：{service.log}）")
        elif service.due:
            self._restart(service)

    def _restart(self, service: Service) -> None:
        try:
            service.start()
            if service.process is not None:
                service.settled(service.process)
        except (Trouble, OSError) as error:
            self._say(f"{service.title}没有启动：{error}")
        else:
            self._say(f"{service.title}已重新启动")

    def _trim_logs(self) -> None:
        if time.monotonic() - self._trimmed > 60:
            self._trimmed = time.monotonic()
            for service in self.services:
                service.trim_log()
