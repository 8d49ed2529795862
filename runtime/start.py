"""Unpacks the package in the file system of the browser's Python and leaves its `answer` in `__main__`."""

import sys
import zipfile

zipfile.ZipFile("/package.zip").extractall("/package")
sys.path.insert(0, "/package")

from plan_builder.bridge import answer  # noqa: E402, F401
