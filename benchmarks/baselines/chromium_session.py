"""Print the pages of a folder with one session of Chromium, tagged, into another folder.

`python chromium_session.py FOLDER OUT CHROMIUM`. It speaks the DevTools protocol through a pipe: messages in JSON, each
ended by a zero byte, to the browser's file descriptor 3 and from its 4.
"""

import base64
import fcntl
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Self

OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--no-first-run",
    "--remote-debugging-pipe",
)
PRINT = {
    "preferCSSPageSize": True,
    "printBackground": True,
    "generateTaggedPDF": True,
    "generateDocumentOutline": True,
}
START = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""


class Browser:
    """A browser that is told what to do."""

    def __init__(self, program: str, profile: str) -> None:
        """Start it, with a profile in a folder of its own."""
        (read, self._to), (self._from, write) = (map(_high, os.pipe()) for _ in range(2))
        words = (program, *OPTIONS, f"--user-data-dir={profile}")
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, str(read), str(write), *words],
            pass_fds=(read, write),
            stderr=subprocess.DEVNULL,
        )
        os.close(read)
        os.close(write)
        self._heard = b""
        self._events: list[Any] = []
        self._number = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.ask("Browser.close")
        self.process.wait()

    def ask(self, method: str, session: str = "", **given: Any) -> Any:
        """Send a message and return what answers it."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": given}
        told = json.dumps(message | ({"sessionId": session} if session else {}))
        os.write(self._to, told.encode() + b"\0")
        while (answer := self._next()).get("id") != self._number:
            self._events.append(answer.get("method"))
        return answer.get("result", {})

    def wait(self, event: str) -> None:
        """Wait for an event that has not been waited for."""
        while event not in self._events:
            self._events.append(self._next().get("method"))
        self._events.clear()

    def _next(self) -> Any:
        while b"\0" not in self._heard:
            more = os.read(self._from, 1 << 20)
            if not more:
                raise EOFError("the browser has ended")
            self._heard += more
        message, _, self._heard = self._heard.partition(b"\0")
        return json.loads(message)


def _high(descriptor: int) -> int:
    """Move a file descriptor out of the way of 3 and 4."""
    high = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 5)
    os.close(descriptor)
    return high


def main(folder: Path, out: Path, program: str) -> None:
    """Print all pages of a folder."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile, Browser(program, profile) as browser:
        target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
        session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        browser.ask("Page.enable", session)
        for page in sorted(folder.glob("*.html")):
            browser.ask("Page.navigate", session, url=page.resolve().as_uri())
            browser.wait("Page.loadEventFired")
            printed = browser.ask("Page.printToPDF", session, **PRINT)["data"]
            (out / f"{page.stem}.pdf").write_bytes(base64.b64decode(printed))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
