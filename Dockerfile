FROM python:3.11-slim AS packages
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

FROM python:3.11-slim
RUN useradd --system --no-create-home product
WORKDIR /app
COPY --from=packages /venv /venv
COPY wsgi.py migrate.py free_number.py gunicorn.conf.py celeryconfig.py ./
COPY common common
COPY webapp webapp
COPY worker worker
# With SIGQUIT, `docker stop` lets a worker finish what it is doing; see celeryconfig.py.
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 REMAP_SIGTERM=SIGQUIT MALLOC_ARENA_MAX=2
USER product
EXPOSE 8000
CMD ["gunicorn", "-c", "gunicorn.conf.py", "wsgi:app"]
