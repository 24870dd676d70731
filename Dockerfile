FROM python:3.11-slim AS packages
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

FROM node:24-slim AS pages
WORKDIR /frontend
COPY frontend .
RUN npm ci --ignore-scripts --no-audit --no-fund && npm run build

FROM python:3.11-slim
# The folder of the gateway's certificates must be the product's before a volume takes its place.
RUN useradd --system --no-create-home product && install --directory --owner product /certificates
WORKDIR /app
COPY --from=packages /venv /venv
COPY --from=caddy:2.11.7-alpine /usr/bin/caddy /usr/local/bin/caddy
COPY wsgi.py migrate.py free_number.py gunicorn.conf.py celeryconfig.py Caddyfile ./
COPY common common
COPY webapp webapp
COPY worker worker
COPY --from=pages /frontend/dist frontend/dist
# With SIGQUIT, `docker stop` lets a worker finish what it is doing; see celeryconfig.py.
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 REMAP_SIGTERM=SIGQUIT MALLOC_ARENA_MAX=2
USER product
EXPOSE 8000
CMD ["gunicorn", "-c", "gunicorn.conf.py", "wsgi:app"]
