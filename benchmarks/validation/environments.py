"""The environments of the peers: one virtual environment each, with pinned versions."""

import subprocess
import sys
import venv
from pathlib import Path

REQUIREMENTS = {
    "frictionless": ["frictionless==5.21.0"],
    "duckdb": ["duckdb==2.0.0"],
    "pandera": ["pandera[pandas]==0.35.0", "pandas==3.1.1"],
    "polars": ["pandera[polars]==0.35.0", "dataframely==3.1.2", "polars==2.1.0"],
}


def python_of(name, folder):
    """Return the Python of a peer's environment, made if it is not there yet.

    `qantar` is the environment that runs the benchmark.
    """
    if name == "qantar":
        return sys.executable
    place = Path(folder, name)
    python = place / "bin" / "python"
    if not python.exists():
        print(f"Setting up {name} …", file=sys.stderr)
        venv.create(place, with_pip=True, clear=True)
        command = [python, "-m", "pip", "install", "--quiet", *REQUIREMENTS[name]]
        subprocess.run(command, check=True)
    return str(python)


def versions(folder):
    """Return one line with the versions of all that was measured."""
    import platform
    from importlib.metadata import version

    pins = [pin for pins in REQUIREMENTS.values() for pin in pins]
    pins += [f"qantar=={version('qantar')} with duckdb=={version('duckdb')}"]
    return f"Python {platform.python_version()}; " + ", ".join(
        pin.replace("==", " ") for pin in pins
    )
