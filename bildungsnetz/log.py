"""Keeps the log short: a visitor's mistake is one line, our own keeps its traceback."""

import logging


class WithoutTracebackBelow500(logging.Filter):
    """Django attaches a traceback to refused hosts and other bad requests: nobody here can mend those."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = record.exc_text = None
        return True
