"""The stored form of a notebook: the same bytes for the same cells and outputs, on every machine."""

import base64
import binascii
import hashlib
import json
import os
import re

KERNEL = {"display_name": "Java", "language": "java", "name": "java"}
# What programs note about a run or a screen, and no reader needs.
PASSING = ("ExecuteTime", "collapsed", "execution", "papermill", "scrolled", "trusted", "vscode")


LARGEST = 64 * 1024 * 1024


class Damaged(ValueError):
    """A file that is no notebook; the message says where and why."""


def read(path):
    """A notebook from its file, with all that the other functions here rely on.

    Raises Damaged, and OSError if the file cannot be read.
    """
    if path.stat().st_size > LARGEST:
        raise Damaged(f"{path.stat().st_size} bytes are more than the {LARGEST} that a notebook may have")
    try:
        notebook = json.loads(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Damaged(f"byte {error.start} is no UTF-8") from error
    except json.JSONDecodeError as error:
        raise Damaged(f"line {error.lineno}, column {error.colno}: no JSON: {error.msg}") from error
    except RecursionError as error:
        raise Damaged("no notebook is nested so deeply") from error
    try:
        dumps(notebook).encode("utf-8")
    except UnicodeEncodeError as error:
        raise Damaged("one of its texts holds half a character, a lone surrogate") from error
    require(isinstance(notebook, dict) and isinstance(notebook.get("cells"), list), "it has no list of cells")
    metadata = notebook.get("metadata", {})
    require(isinstance(metadata, dict), "its metadata are no object")
    require(isinstance(metadata.get("language_info", {}), dict), "its language_info is no object")
    require(notebook.get("nbformat", 4) == 4, "it is not of notebook format 4")
    for number, cell in enumerate(notebook["cells"], 1):
        require_cell(cell, f"cell {number}")
    return with_ids(notebook)


def require(holds, reason):
    if not holds:
        raise Damaged(reason)


def require_cell(cell, where):
    require(isinstance(cell, dict), f"{where} is no object")
    require(cell.get("cell_type") in ("code", "markdown", "raw"), f"{where} is of no known type")
    require(isinstance(cell.get("metadata"), dict), f"{where} has no metadata")
    require(isinstance(cell["metadata"].get("tags", []), list), f"{where}: its tags are no list")
    require(is_text(cell.get("source")), f"{where} has no source")
    require(isinstance(cell.get("id", "x"), str) and re.fullmatch(r"[A-Za-z0-9_-]{1,64}", cell.get("id", "x")),
            f"{where} has an id that is none")
    outputs = cell.get("outputs", [])
    require(isinstance(outputs, list) and all(is_output(output) for output in outputs), f"{where} has damaged outputs")


def is_text(value):
    return isinstance(value, str) or isinstance(value, list) and all(isinstance(line, str) for line in value)


def is_output(output):
    kind = output.get("output_type") if isinstance(output, dict) else None
    if kind == "stream":
        return isinstance(output.get("name"), str) and is_text(output.get("text"))
    if kind in ("display_data", "execute_result"):
        data = output.get("data")
        return isinstance(data, dict) and all(mime.endswith("json") or is_text(value) for mime, value in data.items())
    return kind == "error"


def text(value):
    """A notebook's text, which may be stored as one string or as a list of lines."""
    return "".join(value) if isinstance(value, list) else value


def lines(value):
    return text(value).splitlines(keepends=True)


def with_ids(notebook):
    """Gives each cell without an id one that depends on its place and source only."""
    for index, cell in enumerate(notebook["cells"]):
        if "id" not in cell:
            cell["id"] = hashlib.sha256(f"{index}:{text(cell['source'])}".encode()).hexdigest()[:8]
    notebook["nbformat"], notebook["nbformat_minor"] = 4, 5
    return notebook


def settled(stream):
    """What a terminal shows in the end: a carriage return goes back over its line."""
    shown = []
    for line in re.sub(r"\r+\n", "\n", stream).split("\n"):
        final = ""
        for part in line.split("\r"):
            final = part + final[len(part):]
        shown.append(final)
    return "\n".join(shown)


def outputs_of(cell, count):
    kept = []
    for output in cell.get("outputs", []):
        output = {key: value for key, value in output.items() if key != "transient"}
        kind = output["output_type"]
        if kind == "stream":
            output["text"] = text(output["text"])
            if kept and kept[-1]["output_type"] == "stream" and kept[-1]["name"] == output["name"]:
                kept[-1]["text"] += output["text"]
                continue
        elif kind in ("display_data", "execute_result"):
            output["data"] = {mime: portable(mime, value) for mime, value in output["data"].items()}
        if kind == "execute_result":
            output["execution_count"] = count
        kept.append(output)
    for output in kept:
        if output["output_type"] == "stream":
            output["text"] = settled(output["text"]).splitlines(keepends=True)
    return kept


def portable(mime, value):
    if mime.startswith("text/") or mime in ("application/javascript", "image/svg+xml"):
        return lines(value)
    if isinstance(value, (str, list)) and not mime.endswith("json"):
        return re.sub(r"\s", "", text(value))
    return value


def without_numbers(outputs):
    """The outputs with each number, and each picture, replaced by a mark."""
    shape = []
    for output in outputs:
        data = {"text/stream": output["text"]} if "text" in output else output.get("data", {})
        marked = {mime: re.sub(r"\d+([.,:]\d+)*", "#", text(value)) if mime.startswith("text/") else "#"
                  for mime, value in data.items()}
        shape.append((output["output_type"], output.get("name"), marked))
    return shape


def normal(notebook, before=None):
    """The notebook in its stored form.

    With the notebook as it was stored `before`, cells tagged `timing` keep their old outputs where the new ones
    differ in numbers only: a second run must not change the file.
    """
    old = {cell.get("id"): cell for cell in (before or {}).get("cells", [])}
    cells, count = [], 0
    for cell in notebook["cells"]:
        kept = {"cell_type": cell["cell_type"], "id": cell["id"], "source": lines(cell["source"]),
                "metadata": {key: value for key, value in cell["metadata"].items() if key not in PASSING}}
        if cell["cell_type"] == "code":
            ran = cell.get("execution_count") is not None
            count += ran
            kept["execution_count"] = count if ran else None
            kept["outputs"] = outputs_of(cell, kept["execution_count"])
            past = old.get(cell["id"], {}).get("outputs")
            if past and "timing" in cell["metadata"].get("tags", []):
                if without_numbers(past) == without_numbers(kept["outputs"]):
                    kept["outputs"] = outputs_of({"outputs": past}, kept["execution_count"])
        elif "attachments" in cell:
            kept["attachments"] = cell["attachments"]
        cells.append(kept)
    language = language_of(before) or language_of(notebook) or {"name": "java"}
    metadata = {"kernelspec": KERNEL, "language_info": language}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def language_of(notebook):
    """How to colour and export the code; without the kernel's version, which differs between machines."""
    info = (notebook or {}).get("metadata", {}).get("language_info", {})
    return {key: value for key, value in info.items() if key not in ("version", "nbconvert_exporter")}


def dumps(notebook):
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write(file, content):
    """Writes a file whole or not at all."""
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    partial.write_bytes(content if isinstance(content, bytes) else content.encode())
    os.replace(partial, file)


def printed_paths(notebook, folders):
    """The cells whose text outputs name one of the folders, as (index, id, folder)."""
    found = []
    for index, cell in enumerate(notebook["cells"]):
        shown = json.dumps(cell.get("outputs", []), ensure_ascii=False)
        found += [(index, cell["id"], folder) for folder in folders if folder in shown]
    return found


def title(notebook, number):
    """The first heading's text, which starts with the notebook's number."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            heading = re.search(r"^#+\s+(.+?)\s*#*$", text(cell["source"]), re.MULTILINE)
            if heading:
                return heading[1] if heading[1].startswith(number) else f"{number} {heading[1]}"
    return number


def last_figure(notebook):
    """The PNG bytes of the last picture among the outputs, or None."""
    for cell in reversed(notebook["cells"]):
        for output in reversed(cell.get("outputs", [])):
            png = output.get("data", {}).get("image/png")
            if png:
                try:
                    return base64.b64decode(text(png))
                except binascii.Error:
                    continue
    return None
