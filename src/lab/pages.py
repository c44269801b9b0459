"""Web pages of run notebooks: one file each, without scripts and network, and an index of them."""

import dataclasses
import html
import json
import re
import time
from pathlib import Path

import nbformat
from nbconvert.exporters import HTMLExporter

import formulas
import stored

TEMPLATES = Path(__file__).parent / "template"
MARK = re.compile(r"FORMULA(\d+)ALUMROF")


def page(notebook, title):
    """The notebook as one web page."""
    copy = nbformat.reads(stored.dumps(notebook), as_version=4)
    drawn = set_aside_formulas(copy)
    exporter = HTMLExporter(template_name="course", extra_template_basedirs=[str(TEMPLATES)])
    body, _ = exporter.from_notebook_node(copy, resources={"metadata": {"name": title}})
    body = re.sub(r"<script\b.*?</script>", "", body, flags=re.DOTALL)
    body = re.sub(r'(?<=(?:.id|ref)=")[^"]*', lambda name: MARK.sub("", name.group()), body)
    return MARK.sub(lambda mark: drawn[int(mark.group(1))], body)


def set_aside_formulas(notebook):
    """Puts a mark, which Markdown leaves alone, for each formula of the text; returns how each is drawn."""
    drawn = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            for start, end, tex, display in reversed(formulas.in_markdown(cell["source"])):
                cell["source"] = f'{cell["source"][:start]}FORMULA{len(drawn)}ALUMROF{cell["source"][end:]}'
                drawn.append(draw(tex, display))
    return drawn


def draw(tex, display):
    try:
        return formulas.mathml(tex, display)
    except formulas.UnknownTex as problem:
        print(f"   this formula stays TeX on its page: {problem}", flush=True)
        return f"<code>{html.escape(tex)}</code>"


def index(folder, course):
    """The page that lists those of the course's notebooks that were run into the folder."""
    rows = []
    for file in (folder / path.name for path in sorted(course.glob("[0-9][0-9]-*.ipynb"))):
        if not file.exists():
            continue
        notebook = json.loads(file.read_text(encoding="utf-8"))
        run = notebook["metadata"]["diptych"]
        picture = ""
        if file.with_suffix(".png").exists():
            picture = f'<img src="{file.stem}.png" alt="Its last figure">'
        verdict = f'{run["seconds"]:.0f} s' if not run["error"] else f'stopped: {html.escape(run["error"])}'
        rows.append(
            f'<a href="{file.stem}.html">{picture}<b>{html.escape(stored.title(notebook, file.name[:2]))}</b>'
            f'<span>{verdict} · {html.escape(run["when"])}</span></a>')
    return PAGE.replace("ROWS", "\n".join(rows))


@dataclasses.dataclass
class Outcome:
    """How a run went: how long it took, and what ended it or None."""

    seconds: float
    error: "str | None"


def publish(folder, path, notebook, outcome):
    """Writes a notebook that was run from its path, its page, its last figure and the index into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    stem, when = path.stem, time.strftime("%Y-%m-%d %H:%M")
    noted = {**notebook, "metadata": {
        **notebook["metadata"], "diptych": {"seconds": round(outcome.seconds, 1), "when": when, "error": outcome.error}}}
    stored.write(folder / f"{stem}.ipynb", stored.dumps(noted))
    stored.write(folder / f"{stem}.html", page(notebook, stored.title(notebook, stem[:2])))
    figure = stored.last_figure(notebook)
    if figure:
        stored.write(folder / f"{stem}.png", figure)
    else:
        (folder / f"{stem}.png").unlink(missing_ok=True)
    stored.write(folder / "index.html", index(folder, path.parent))


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
