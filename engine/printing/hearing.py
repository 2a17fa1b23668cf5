"""What WeasyPrint says while it works, heard instead of printed."""

import logging
import threading
from collections.abc import Generator
from contextlib import contextmanager

LOGGER = logging.getLogger("weasyprint")


class _Ear(logging.Filter):
    """Keeps what one thread says and lets nobody else hear it."""

    def __init__(self) -> None:
        super().__init__()
        self.thread = threading.get_ident()
        self.records: list[logging.LogRecord] = []

    def filter(self, record: logging.LogRecord) -> bool:
        if record.thread != self.thread:
            return True
        if record.levelno >= logging.WARNING:
            self.records.append(record)
        return False


@contextmanager
def hearing() -> Generator[list[logging.LogRecord]]:
    """Collect WeasyPrint's warnings and errors, however the rest of the program logs."""
    ear = _Ear()
    LOGGER.disabled = False  # `logging.config` switches off loggers that it does not know
    LOGGER.setLevel(logging.WARNING)
    LOGGER.addFilter(ear)
    try:
        yield ear.records
    finally:
        LOGGER.removeFilter(ear)
