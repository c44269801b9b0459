"""Starts the kernel again and again, each time for another notebook of the course, and runs its cells.

    starts.py [--starts 20] [--cells N] [NN ...]

With --cells only the first N code cells of each notebook; with numbers only those notebooks, in turn. The kernel is the
registered one named `java`. One line for each start; ends with 1 if one failed.
"""

import argparse
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).resolve().parents[5] / "notebooks"


def first_cells(notebook, count):
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    notebook.cells = code[:count] if count else code
    return notebook


def start(path, count):
    """Runs a notebook on a kernel of its own; returns what went wrong, or None."""
    notebook = first_cells(nbformat.read(path, as_version=4), count)
    client = NotebookClient(notebook, kernel_name="java", timeout=600, startup_timeout=60,
                            resources={"metadata": {"path": str(NOTEBOOKS)}})
    try:
        client.execute()
    except Exception as error:  # a kernel that does not answer comes as a bare RuntimeError
        return f"{type(error).__name__}: {str(error).strip().splitlines()[-1]}"
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--starts", type=int, default=20)
    parser.add_argument("--cells", type=int, default=0)
    parser.add_argument("numbers", nargs="*")
    options = parser.parse_args()
    paths = [path for path in sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))
             if not options.numbers or path.name[:2] in options.numbers]
    good = 0
    for number in range(options.starts):
        path, begin = paths[number % len(paths)], time.monotonic()
        problem = start(path, options.cells)
        good += problem is None
        print(f"{number + 1:3} {path.stem:36} {time.monotonic() - begin:6.1f} s  {problem or 'ok'}", flush=True)
    print(f"{good} of {options.starts} starts")
    return good < options.starts


if __name__ == "__main__":
    sys.exit(main())
