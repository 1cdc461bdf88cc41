"""gunicorn's configuration. One host's own wishes go into GUNICORN_CMD_ARGS, which gunicorn reads by itself."""

import os
from pathlib import Path

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
wsgi_app = "bildungsnetz.wsgi"

# Pages are short and mostly wait for the database: a few threads bridge that, two processes use two cores.
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4

# After SIGTERM, requests under way have 20 seconds; container engines wait 10 (Docker) to 30 (here, see compose.yaml).
graceful_timeout = 20
timeout = 30
keepalive = 5

# A process that leaks is replaced before it hurts, and not all at once.
max_requests = 2000
max_requests_jitter = 500

# As long as gunicorn allows: the site answers an overlong address with its own page, gunicorn only in English.
limit_request_line = 8190
limit_request_fields = 60

# The workers' sign of life: a file touched every second, which must not wait for a disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - gunicorn makes its own name there
# Its socket would be written into the home directory, which a container has not.
control_socket_disable = True

# No log of visits: nobody needs one here, and an address or a search belongs to the visitor. Whoever turns it on for
# a while (GUNICORN_CMD_ARGS="--access-logfile -") gets neither.
accesslog = None
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(b)s %(M)sms"
