"""The web page: a Node process beside the API, which ends with it and is begun again should it die."""

import os
import subprocess
import threading
import time
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from urllib.error import URLError
from urllib.request import urlopen

from automl_lite.local.errors import CannotStart
from automl_lite.local.settings import HOST, LocalSettings

# In the directory of a built page; it ends as soon as its standard input does (see lifeline.py).
ENTRY = "serve.mjs"
LOG = "page.log"
READY_SECONDS = 30
LOOK_EVERY_SECONDS = 0.05
LAST_ANSWERS_SECONDS = 5
BEFORE_NEXT_START_SECONDS = 1.0


class PageServer:
    """Use it as a context manager; the process is there from the beginning, and answers a little later."""

    def __init__(self, settings: LocalSettings, page_dir: Path) -> None:
        self._settings = settings
        self._directory = page_dir
        self._log = settings.data_dir / "logs" / LOG
        self._leaving = threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="page")

    def __enter__(self) -> "PageServer":
        """Raises CannotStart where there is no page or no Node."""
        if not (self._directory / ENTRY).is_file():
            raise CannotStart(f"There is no built web page in {self._directory}.")
        self._process = self._begin()
        self._keeper.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leaving.set()
        self._process.terminate()
        self._keeper.join()

    def wait_until_ready(self) -> None:
        """Raises CannotStart where the page does not answer in time."""
        ends = time.monotonic() + READY_SECONDS
        while not self._answers():
            if time.monotonic() > ends:
                raise CannotStart(f"The web page does not start; {self._log} says why.")
            time.sleep(LOOK_EVERY_SECONDS)

    @property
    def pid(self) -> int:
        return self._process.pid

    def _answers(self) -> bool:
        try:
            with urlopen(f"http://{HOST}:{self._settings.page_port}/api/health", timeout=2) as answer:  # noqa: S310 - our own process
                return bool(answer.status == HTTPStatus.OK)
        except (URLError, TimeoutError, ConnectionError):
            return False

    def _begin(self) -> subprocess.Popen[bytes]:
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("ab") as log:
            try:
                return subprocess.Popen(  # noqa: S603 - the page that was built here
                    [self._settings.node, ENTRY],
                    cwd=self._directory,
                    stdin=subprocess.PIPE,
                    stdout=log,
                    stderr=log,
                    env=self._environment(),
                    start_new_session=True,
                )
            except OSError as error:
                raise CannotStart(f"{self._settings.node} cannot be run: {error.strerror}.") from error

    def _environment(self) -> dict[str, str]:
        """What the page needs to know, and none of our settings: the signing key is among them."""
        own = LocalSettings.model_config["env_prefix"]
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith(own)},
            "NODE_ENV": "production",
            "NEXT_TELEMETRY_DISABLED": "1",
            "HOSTNAME": HOST,
            "PORT": str(self._settings.page_port),
            "NEXT_PUBLIC_API_URL": self._settings.public_url,
        }

    def _keep(self) -> None:
        while True:
            while self._process.poll() is None and not self._leaving.wait(LOOK_EVERY_SECONDS):
                pass
            if self._leaving.wait(0 if self._leaving.is_set() else BEFORE_NEXT_START_SECONDS):
                self._end()
                return
            self._process = self._begin()

    def _end(self) -> None:
        try:
            self._process.wait(LAST_ANSWERS_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()
