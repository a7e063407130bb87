"""The web page: a Node process beside the API, which ends with it and is begun again should it die."""

import logging
import os
import signal
import subprocess
import threading
import time
from contextlib import closing, suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType

from automl_lite.local.errors import CannotStart
from automl_lite.local.settings import HOST, LocalSettings

LOG = logging.getLogger(__name__)
# In the directory of a built page; it ends as soon as its standard input does (see lifeline.py).
ENTRY = "serve.mjs"
LOG_NAME = "page.log"
READY_SECONDS = 30
LOOK_EVERY_SECONDS = 0.1
LAST_ANSWERS_SECONDS = 5
# A page that dies over and over is begun more and more seldom.
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
# What Node and the version managers that it may come from go by. Whoever starts us may have keys of AWS and
# of much else among the rest, and the page is made of many people's libraries.
HANDED_ON = frozenset(
    (
        *("HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PATH", "TMPDIR", "TZ"),
        *("ASDF_DATA_DIR", "ASDF_DIR", "MISE_DATA_DIR", "NODENV_ROOT", "NODENV_VERSION", "VOLTA_HOME"),
    )
)


class PageServer:
    """Use it as a context manager; the process is there from the beginning, and answers a little later."""

    def __init__(self, settings: LocalSettings, page_dir: Path) -> None:
        self._settings = settings
        self._directory = page_dir
        self._log = settings.data_dir / "logs" / LOG_NAME
        self._leaving = threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="page")

    def __enter__(self) -> "PageServer":
        """Raises CannotStart where there is no page or no Node."""
        if not (self._directory / ENTRY).is_file():
            raise CannotStart(
                f"There is no built web page in {self._directory}. `make up` builds it; without --page the "
                "API is served alone."
            )
        self._log.parent.mkdir(parents=True, exist_ok=True)
        self._log.unlink(missing_ok=True)
        try:
            self._process = self._begin()
        except OSError as error:
            raise CannotStart(
                f"The web page needs Node, and {self._settings.node} cannot be run: {error.strerror}. "
                "Install Node 20 or newer (https://nodejs.org), or say where it is: "
                "AUTOML_LITE_NODE=/path/to/node."
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leaving.set()
        if self._keeper.is_alive():
            self._keeper.join()
        self._end()

    def wait_until_ready(self, seconds: float = READY_SECONDS) -> None:
        """From then on it is begun again whenever it dies.

        Raises:
            CannotStart: it ended, or did not answer in time.
        """
        ends = time.monotonic() + seconds
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > ends:
                raise CannotStart(
                    f"The web page does not start; {self._log} says why. Without --page the API is served "
                    "alone."
                )
            time.sleep(LOOK_EVERY_SECONDS)
        self._keeper.start()

    def _answers(self) -> bool:
        # Straight to it: urllib would go by way of a proxy where the environment names one.
        with closing(HTTPConnection(HOST, self._settings.page_port, timeout=2)) as connection:
            try:
                connection.request("GET", "/api/health")
                return connection.getresponse().status == HTTPStatus.OK
            except (OSError, HTTPException):
                return False

    def _begin(self) -> subprocess.Popen[bytes]:
        """Raises OSError."""
        with self._log.open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - the page that was built here
                [self._settings.node, ENTRY],
                cwd=self._directory,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env=self._environment(),
                start_new_session=True,  # Ctrl-C is for us alone, who end it once the last answer is given
            )

    def _environment(self) -> dict[str, str]:
        return {
            **{name: value for name, value in os.environ.items() if name in HANDED_ON},
            "NODE_ENV": "production",
            "NEXT_TELEMETRY_DISABLED": "1",
            "HOSTNAME": HOST,
            "PORT": str(self._settings.page_port),
            "NEXT_PUBLIC_API_URL": self._settings.public_url,
        }

    def _keep(self) -> None:
        began, pause = time.monotonic(), FIRST_PAUSE_SECONDS
        while not self._leaving.wait(LOOK_EVERY_SECONDS):
            if self._process.poll() is None:
                continue
            if time.monotonic() - began > LONGEST_PAUSE_SECONDS:
                pause = FIRST_PAUSE_SECONDS
            LOG.warning("The web page ended and is started again; %s may say why.", self._log)
            self._let_go()
            if self._leaving.wait(pause):
                return
            began, pause = time.monotonic(), min(2 * pause, LONGEST_PAUSE_SECONDS)
            self._begin_again()

    def _begin_again(self) -> None:
        # Node may just be being replaced by a newer one, so that the next try goes well.
        try:
            self._process = self._begin()
        except OSError as error:
            LOG.warning("The web page cannot be started: %s.", error)

    def _end(self) -> None:
        self._signal(signal.SIGTERM)
        try:
            self._process.wait(LAST_ANSWERS_SECONDS)
        except subprocess.TimeoutExpired:
            self._signal(signal.SIGKILL)
            self._process.wait()
        self._let_go()

    def _signal(self, number: signal.Signals) -> None:
        """To the whole session: a version manager's `node` may be a script that waits for the real one."""
        if self._process.poll() is None:
            # macOS answers with a refusal for a group of which only an unreaped process is left.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, number)

    def _let_go(self) -> None:
        """Close what it lives by, which ends a Node that outlived such a script too."""
        if self._process.stdin is not None:
            self._process.stdin.close()
