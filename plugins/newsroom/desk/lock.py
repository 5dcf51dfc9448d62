"""The two lock files: every package with its version and hashes, for every platform, and no registry's address."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

LOCKS = {"requirements.lock": ("site",), "requirements-test.lock": ("site", "test")}


def lock(root: Path) -> None:
    """Writes both files beside pyproject.toml. Raises SystemExit where uv is missing or finds no solution."""
    if importlib.util.find_spec("uv") is None:
        raise SystemExit('Locking needs uv: .venv/bin/pip install -e ".[lock]"')
    for name, extras in LOCKS.items():
        command = [
            sys.executable,
            "-m",
            "uv",
            "pip",
            "compile",
            "pyproject.toml",
            "--universal",
            "--generate-hashes",
        ]
        command += ["--no-header", "--no-emit-index-url", "--quiet", "--output-file", name]
        command += [part for extra in extras for part in ("--extra", extra)]
        if subprocess.run(command, cwd=root, check=False).returncode:
            raise SystemExit(f"{name} could not be written; what stands in the way is said above.")
