# Untested: no image can be built where this project's checks run. Reports are welcome.
#
#   docker build -t nutgraf .
#   docker run -p 8000:8000 -e NUTGRAF_API_KEYS=… -v nutgraf:/var/lib/nutgraf nutgraf

FROM python:3.11-slim

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements.txt
COPY . .
RUN pip install --no-cache-dir --no-deps --no-build-isolation . \
 && useradd --system --home-dir /var/lib/nutgraf --create-home nutgraf

USER nutgraf
ENV NUTGRAF_STATE_DIR=/var/lib/nutgraf
VOLUME /var/lib/nutgraf
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz')"]
CMD ["nutgraf", "serve", "--host", "0.0.0.0"]
