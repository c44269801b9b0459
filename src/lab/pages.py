"""Web pages of run notebooks: one file each, without scripts and network, and an index of them."""

import html
import json
import os
import re
import time
from pathlib import Path

import nbformat
from nbconvert.exporters import HTMLExporter

import stored

TEMPLATES = Path(__file__).parent / "template"


def write(file, content):
    """Writes a file whole or not at all."""
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    partial.write_bytes(content if isinstance(content, bytes) else content.encode())
    os.replace(partial, file)


def page(notebook):
    """The notebook as one web page."""
    exporter = HTMLExporter(template_name="course", extra_template_basedirs=[str(TEMPLATES)])
    body, _ = exporter.from_notebook_node(
        nbformat.reads(stored.dumps(notebook), as_version=4), resources={"metadata": {"name": stored.title(notebook)}})
    return re.sub(r"<script\b.*?</script>", "", body, flags=re.DOTALL)


def index(folder):
    """The page that lists all run notebooks of the folder."""
    rows = []
    for file in sorted(folder.glob("[0-9][0-9]-*.ipynb")):
        notebook = json.loads(file.read_text(encoding="utf-8"))
        run = notebook["metadata"]["diptych"]
        picture = ""
        if file.with_suffix(".png").exists():
            picture = f'<img src="{file.stem}.png" alt="Its last figure">'
        verdict = f'{run["seconds"]:.0f} s' if not run["error"] else f'stopped: {html.escape(run["error"])}'
        rows.append(
            f'<a href="{file.stem}.html">{picture}<b>{file.stem[:2]} {html.escape(stored.title(notebook))}</b>'
            f'<span>{verdict} · {html.escape(run["when"])}</span></a>')
    return PAGE.replace("ROWS", "\n".join(rows))


def publish(folder, stem, notebook, seconds, error):
    """Writes the run notebook, its page, its last figure and the index."""
    folder.mkdir(parents=True, exist_ok=True)
    when = time.strftime("%Y-%m-%d %H:%M")
    noted = {**notebook, "metadata": {
        **notebook["metadata"], "diptych": {"seconds": round(seconds, 1), "when": when, "error": error}}}
    write(folder / f"{stem}.ipynb", stored.dumps(noted))
    write(folder / f"{stem}.html", page(notebook))
    figure = stored.last_figure(notebook)
    if figure:
        write(folder / f"{stem}.png", figure)
    else:
        (folder / f"{stem}.png").unlink(missing_ok=True)
    write(folder / "index.html", index(folder))


PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Diptych: the course as it ran</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 64em; margin: 2em auto; padding: 0 1em; color: #222 }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(18em, 1fr)); gap: 1em }
a { display: flex; flex-direction: column; border: 1px solid #ccc; border-radius: 6px; padding: 1em; color: inherit;
    text-decoration: none }
a:hover { border-color: #06c }
img { width: 100%; height: 11em; object-fit: contain; margin-bottom: .5em }
span { color: #666; font-size: .9em; margin-top: auto }
</style>
</head>
<body>
<h1>Diptych: the course as it ran</h1>
<main>
ROWS
</main>
</body>
</html>
"""
