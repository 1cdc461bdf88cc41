# Two stages on one base: the first builds what the second runs. No compiler, no pip cache, no package index in the
# result. Built with `docker build -t bildungsnetz .` or by compose.yaml.

FROM python:3.13-slim AS build
WORKDIR /srv/bildungsnetz
COPY requirements-server.txt .
# Before the code, so that a change of code alone does not install again.
RUN python -m venv --without-pip /opt/venv \
 && python -m pip --python /opt/venv/bin/python install --no-cache-dir --disable-pip-version-check \
    --require-hashes --only-binary :all: -r requirements-server.txt
COPY . .
# The values make the settings load, and are gone with this line.
RUN DJANGO_SECRET_KEY="$(/opt/venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
    DJANGO_ALLOWED_HOSTS=build.invalid DJANGO_HTTPS=proxy \
    /opt/venv/bin/python manage.py collectstatic --no-input --verbosity 0

FROM python:3.13-slim
# A fixed number: the volume's files keep their owner when the image changes.
RUN groupadd --gid 10001 bildungsnetz \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin bildungsnetz \
 && install -d -o 10001 -g 10001 -m 0750 /data
COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv/bildungsnetz /srv/bildungsnetz
WORKDIR /srv/bildungsnetz
# TMPDIR: a film on its way in is too large for /tmp, which compose.yaml keeps in memory.
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATABASE_URL=sqlite:////data/bildungsnetz.sqlite3 \
    DJANGO_MEDIA_ROOT=/data/media \
    TMPDIR=/data
USER 10001:10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["python", "deploy/healthcheck.py"]
CMD ["deploy/start"]
