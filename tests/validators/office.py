"""The two outside judges of a deck: Microsoft's Open XML SDK (npm) and openxml-audit (pip), each giving its errors."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import openxml_audit

HERE = Path(__file__).resolve().parent
SDK = HERE / "node_modules" / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"
INSTALL = "npm ci --prefix tests/validators"
OFFICE = "Microsoft365"
Judge: TypeAlias = Callable[[Path], list[str]]


class ValidatorMissing(Exception):
    """A judge is not installed; the message says how to install it. Never a reason to skip."""


def sdk_errors(path: Path) -> list[str]:
    """What Microsoft's own validator finds wrong with the file, one line each; empty for a valid file.

    Raises ValidatorMissing where Node or the package is not installed, and RuntimeError when it cannot be run.
    """
    node = shutil.which("node")
    if node is None:
        raise ValidatorMissing("Open XML SDK-validatoren kræver Node.js 18 eller nyere (Debian: nodejs)")
    if not SDK.is_file():
        raise ValidatorMissing(f"Open XML SDK-validatoren er ikke installeret: {INSTALL}")
    ran = subprocess.run(
        [node, str(SDK), str(path), "--officeVersion", OFFICE], capture_output=True, text=True, check=False
    )
    if ran.returncode not in {0, 1}:
        raise RuntimeError(f"Open XML SDK-validatoren gik i stå ({ran.returncode}): {ran.stderr.strip()}")
    answer: dict[str, Any] = json.loads(ran.stdout)
    errors = [f"{one['errorType']} {one['path']} {one['xPath']}: {one['description']}" for one in answer["errors"]]
    if answer["ok"] is not (ran.returncode == 0) or answer["ok"] is bool(errors):
        raise RuntimeError(f"Open XML SDK-validatoren modsiger sig selv: {ran.stdout[:500]}")
    return errors


def audit_errors(path: Path) -> list[str]:
    """What openxml-audit finds wrong with the file, one line each; empty for a valid file."""
    validator = openxml_audit.OpenXmlValidator(file_format=openxml_audit.FileFormat.MICROSOFT_365)
    result = validator.validate(str(path))
    errors = [str(error) for error in result.errors]
    if result.is_valid is bool(errors):
        raise RuntimeError(f"openxml-audit modsiger sig selv: {result}")
    return errors
