#!/bin/sh
# Choose new exact versions for requirements.lock. Needs uv: https://docs.astral.sh/uv/
set -eu
cd "$(dirname "$0")/.."
uv pip compile pyproject.toml --universal --python-version 3.11 --upgrade --generate-hashes \
    --extra book --extra grader --extra test --extra bench --extra dev \
    --no-emit-package backprop-course --custom-compile-command tools/lock.sh \
    --output-file requirements.lock --quiet
