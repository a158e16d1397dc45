# The product for one's own servers: see compose.yaml. The UI kit is compiled in a first stage.
FROM python:3.11-slim AS build
WORKDIR /app
COPY requirements.txt ./
RUN python -m venv /opt/casework \
    && /opt/casework/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.txt
COPY . .
RUN python config/build_ui.py \
    && SECRET_KEY=only-to-collect-static-files /opt/casework/bin/python manage.py collectstatic --noinput \
    && rm -rf node_modules

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /app casework && install -d -o casework /app/var
WORKDIR /app
COPY --from=build /opt/casework /opt/casework
COPY --from=build /app /app
ENV PATH=/opt/casework/bin:$PATH PYTHONUNBUFFERED=1 DJANGO_SETTINGS_MODULE=config.settings BIND=0.0.0.0:8000
USER casework
VOLUME /app/var
EXPOSE 8000
CMD ["gunicorn", "-c", "config/gunicorn.py"]
