"""Make the isolated environment from the pinned, hashed requirements.

Run by `make` with any Python; the syntax is kept old so that an old Python can say that it is old.
"""

import os
import subprocess
import sys

NEEDED = (3, 11)


def fail(message):
    sys.stderr.write(message + "\n")
    sys.exit(2)


def run(*command):
    if subprocess.call(command) != 0:
        fail(
            "This step failed: {}\nMend what it says above, then run make again.".format(
                " ".join(command)
            )
        )


def main(folder):
    if sys.version_info < NEEDED:
        fail(
            "Python {}.{} or later is needed; this is {} at {}. "
            "Name another: make PYTHON=python3.12".format(
                NEEDED[0], NEEDED[1], sys.version.split()[0], sys.executable
            )
        )
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        fail(
            "Python's modules venv and ensurepip are missing. Install them (on Debian and Ubuntu: "
            "apt install python3-venv), then run make again."
        )
    sys.stderr.write("setting up {} from requirements.lock\n".format(folder))
    venv.EnvBuilder(with_pip=True, clear=True).create(folder)
    python = os.path.join(folder, "bin", "python")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    pinned = ["install", "--require-hashes", "--no-deps", "--no-build-isolation", "-r"]
    run(*(pip + pinned + ["requirements-build.lock"]))  # builds what has no wheel
    run(*(pip + pinned + ["requirements.lock"]))
    run(*(pip + ["install", "--no-deps", "--no-build-isolation", "--editable", "."]))
    with open(os.path.join(folder, ".ready"), "w"):
        pass


if __name__ == "__main__":
    main(sys.argv[1])
