# newsqa in a container: docs/ci.md says how it is run. It needs no network then, and no rights.
ARG PYTHON=3.13

# The wheel, with what reads the articles compiled, wants a compiler that nobody needs afterwards.
FROM python:${PYTHON}-slim AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends gcc libc6-dev \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY newsqa newsqa
COPY expectations expectations
COPY seeds seeds
RUN NEWSQA_COMPILE=yes python -m pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:${PYTHON}-slim
# What else is to be read: all of it, or such as html,feeds.
ARG EXTRAS=all
COPY --from=build /wheels /wheels
RUN set -- /wheels/*.whl \
 && python -m pip install --no-cache-dir --disable-pip-version-check "$1[$EXTRAS]" \
 && rm -r /wheels \
 && useradd --create-home newsqa
USER newsqa
# Whoever it runs as has a home to write to.
ENV HOME=/tmp
WORKDIR /data
ENTRYPOINT ["newsqa"]
CMD ["--help"]
