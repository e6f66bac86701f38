"""Make a folder from which the program can be installed without a network and without administrator rights.

``python packaging/offline.py`` makes it for this computer, ``--platform win_amd64 --python 3.12`` for another one.
The folder holds the program and everything that it needs as wheels, and an installer for each kind of system, which
makes an environment of its own beside them. It is copied to the other computer as it is, on a USB stick for instance.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "dist" / "kontinuitet-offline"

INSTALL_CMD = """@echo off
rem Installs kontinuitet beside this file, for this user, without a network.
cd /d "%~dp0"
py -{python} -m venv program || python -m venv program || goto failed
program\\Scripts\\python -m pip install --quiet --no-index --find-links wheels kontinuitet || goto failed
> kontinuitet.cmd echo @"%%~dp0program\\Scripts\\kontinuitet.exe" %%*
echo Klart. Starta med kontinuitet.cmd.
goto end
:failed
echo Det gick inte. Python {python} behovs, och wheels-mappen ska ligga bredvid den har filen.
:end
pause
"""

INSTALL_SH = """#!/bin/sh
# Installs kontinuitet beside this file, for this user, without a network.
set -eu
cd "$(dirname "$0")"
python3 -m venv program
program/bin/python -m pip install --quiet --no-index --find-links wheels kontinuitet
ln -sf program/bin/kontinuitet kontinuitet
echo "Klart. Starta med ./kontinuitet"
"""

READ_ME = """kontinuitet utan nät

1. Kopiera hela mappen till datorn, dit du får skriva, till exempel Dokument.
2. Windows: dubbelklicka på install.cmd. Linux och macOS: kör sh install.sh.
   Python {python} behöver finnas. Inga administratörsrättigheter behövs.
3. Starta med kontinuitet.cmd (Windows) eller ./kontinuitet.

Mappen kan raderas för att ta bort programmet. Era uppgifter ligger i en egen mapp och rörs inte:
%LOCALAPPDATA%\\\\kontinuitet på Windows, ~/.local/share/kontinuitet på Linux.

In English: copy the folder, run install.cmd (Windows) or install.sh; Python {python} must be there.
"""


def main() -> None:
    """Build the wheel, fetch what it needs, write the installers."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--platform", help="for example win_amd64, manylinux2014_x86_64, macosx_11_0_arm64")
    asked.add_argument("--python", default=".".join(map(str, sys.version_info[:2])), help="for example 3.12")
    asked.add_argument("--folder", type=Path, default=FOLDER)
    given = asked.parse_args()
    make(given.folder, platform=given.platform, python=given.python)
    print(given.folder)  # noqa: T201 - the answer of the command


def make(folder: Path, *, platform: str | None, python: str) -> None:
    """The whole folder, anew."""
    shutil.rmtree(folder, ignore_errors=True)
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    _pip("wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))
    own = next(wheels.glob("kontinuitet-*.whl"))
    other = ["--platform", platform, "--python-version", python] if platform else []
    # What a package needs on Windows only is not seen from another system: click needs this one there.
    there = ["colorama"] if (platform or "").startswith("win") else []
    _pip("download", "--only-binary=:all:", *other, "--dest", str(wheels), str(own), *there)
    windows = INSTALL_CMD.replace("{python}", python).replace("\n", "\r\n")
    (folder / "install.cmd").write_bytes(windows.encode("ascii"))
    (folder / "install.sh").write_text(INSTALL_SH, encoding="utf-8", newline="\n")
    text = READ_ME.replace("{python}", python).replace("\\\\", "\\").replace("\n", "\r\n")
    (folder / "LAS-MIG.txt").write_bytes(text.encode("utf-8-sig"))


def _pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *arguments], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
