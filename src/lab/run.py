"""Runs notebooks headless, top to bottom, and writes them to target/course/, the Chinese edition to its folder zh/.

    run.py [--save] [--kernel NAME] [--timeout SECONDS] NOTEBOOK ...

Ends with 1 at the first error, naming notebook and cell; 130 when interrupted.
"""

import argparse
import json
import os
import re
import sys
import threading
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

import pages
import stored
import translate

ROOT = Path(__file__).resolve().parents[2]


class Progress:
    """One line per cell; on a terminal one line that counts the seconds in place."""

    def __init__(self, number, cells):
        self.number, self.cells = number, cells
        self.live = sys.stdout.isatty()
        self.begin(0, "")
        if self.live:
            self.over = threading.Event()
            threading.Thread(target=self.tick, daemon=True).start()

    def tick(self):
        while not self.over.wait(0.5):
            self.line()

    def line(self, end=""):
        seconds = time.monotonic() - self.since
        start = "\r\x1b[K" if self.live else ""
        where = f"{self.number} cell {self.index + 1}/{self.cells} [{self.id}]"
        print(f"{start}{where} {seconds:.1f} s", end=end, flush=True)

    def begin(self, index, cell_id):
        self.index, self.id, self.since = index, cell_id, time.monotonic()

    def done(self):
        if not self.live:
            self.line("\n")

    def close(self):
        if self.live:
            self.over.set()
            print("\r\x1b[K", end="", flush=True)


def execute(notebook, folder, progress, kernel, timeout, log):
    """Runs all cells in place, in a kernel in the folder; returns None or what went wrong."""
    client = NotebookClient(
        notebook, kernel_name=kernel, timeout=timeout, startup_timeout=120, record_timing=False,
        resources={"metadata": {"path": str(folder)}},
        on_cell_execute=lambda cell, cell_index: progress.begin(cell_index, cell["id"]),
        on_cell_executed=lambda cell, cell_index, execute_reply: progress.done())
    try:
        client.execute(stdout=log, stderr=log)
    except Exception as error:  # Jupyter reports a kernel that does not start as a bare RuntimeError
        if getattr(client, "_async_cleanup_kernel_future", None):  # its own handler of signals has ended the kernel
            raise KeyboardInterrupt from error
        where = f"cell {progress.index + 1} [{progress.id}]" if progress.id else "the kernel"
        return f"{where}{complaint(error, timeout, log)}"
    return None


def complaint(error, timeout, log):
    if isinstance(error, CellExecutionError):
        return f":\n{readable(error)}"
    if isinstance(error, CellTimeoutError):
        return f" ran longer than {timeout} s and was stopped"
    if isinstance(error, DeadKernelError):
        return f": the kernel died.{tail(log)}"
    return f": {type(error).__name__}: {error}{tail(log)}"


def readable(error):
    """The kernel's own error text, without colours and without the cell's source, which nbclient puts first."""
    shown = re.sub(r"\x1b\[[0-9;]*m", "", error.traceback.split("------------------\n")[-1]).strip()
    final = f"{error.ename}: {error.evalue}"
    return shown.replace(f"{final}\n{final}", final) or final


def tail(log):
    log.flush()
    last = Path(log.name).read_text(errors="replace").strip().splitlines()[-10:]
    return "\nThe kernel's last words:\n  " + "\n  ".join(last) if last else ""


def run(path, options):
    """Runs one notebook; returns None or the error."""
    try:
        before = stored.read(path)
        notebook = nbformat.reads(json.dumps(before), as_version=4)
        nbformat.validate(notebook)
    except (stored.Damaged, nbformat.ValidationError) as error:
        return f"{path.name} is no undamaged notebook: {str(error).splitlines()[0]}"
    except OSError as error:
        return f"{path.name} cannot be read: {error.strerror}"
    folder = pages.folder_of(path)
    folder.mkdir(parents=True, exist_ok=True)
    number, started = path.name[:2], time.monotonic()
    progress = Progress(number, len(notebook.cells))
    with open(folder / f"{path.stem}.kernel.log", "w", encoding="utf-8") as log:
        error = execute(notebook, path.parent, progress, options.kernel, options.timeout, log)
    progress.close()
    outcome = pages.Outcome(time.monotonic() - started, error and error.splitlines()[0].rstrip(":"))
    pages.publish(folder, pages.course(path), path.stem, stored.normal(notebook), outcome)
    if error:
        return f"{path.name}, {error}"
    print(f"{stored.title(notebook, number)}: {len(notebook.cells)} cells in {outcome.seconds:.1f} s", flush=True)
    if options.save:
        error = save(path, stored.normal(notebook, before))
    if error or pages.language(path.parent) != "en":
        return error
    return edition(path, stored.normal(notebook), outcome, options.save)


def edition(path, notebook, outcome, save):
    """The Chinese page of an English notebook that has run, and on request the Chinese notebook; returns the error."""
    try:
        chinese = translate.translation_of(path, notebook)
        if chinese is None:
            return None
        pages.publish(pages.COURSE / "zh", pages.course(path), path.stem, chinese, outcome)
        pages.write_page(pages.COURSE, path.stem, notebook)  # again, as there is a Chinese page to name now
        pages.write_index(pages.COURSE, pages.course(path))
        if save:
            print(translate.write(path), flush=True)
    except translate.Misfit as problem:
        if save:
            return f"{path.name} is stored, but its Chinese edition is not written:\n{problem}"
        print(f"{path.name[:2]} its Chinese page is not written: {str(problem).splitlines()[0]}", flush=True)
    return None


def save(path, notebook):
    for index, cell_id, folder in stored.printed_paths(notebook, {str(ROOT), str(Path.home())} - {"/"}):
        where = f"{path.name}, cell {index + 1} [{cell_id}]"
        return f"{where}: not saved, its output names a folder of this machine: {folder}"
    content = stored.dumps(notebook)
    if path.read_text(encoding="utf-8") == content:
        print(f"{path.name[:2]} its stored outputs are unchanged")
    else:
        stored.write(path, content)
        print(f"{path.name[:2]} its outputs are stored in {path}")
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--kernel", default="java")
    parser.add_argument("--timeout", type=int, default=600)
    parser.add_argument("notebooks", nargs="+", type=Path)
    options = parser.parse_args()
    pages.COURSE.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    for path in options.notebooks:
        error = run(path, options)
        if error:
            print(f"lab: {error}", file=sys.stderr)
            return 1
    count = f"{len(options.notebooks)} notebook{'s' if len(options.notebooks) > 1 else ''}"
    where = " ".join(sorted({os.path.relpath(pages.folder_of(path) / "index.html") for path in options.notebooks}))
    print(f"{count} in {time.monotonic() - started:.0f} s: {where}")
    return 0


if __name__ == "__main__":
    try:
        code = main()
    except KeyboardInterrupt:
        print("\nlab: interrupted", file=sys.stderr)
        code = 130
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # nbclient has ended its kernels; after a failed start its exit hook would print a stack trace
