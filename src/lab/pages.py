"""Web pages of run notebooks: one file each, without scripts and network, and an index of them for each language."""

import dataclasses
import html
import json
import time
from pathlib import Path

import cells
import stored

COURSE = Path(__file__).resolve().parents[2] / "target" / "course"
STYLE = Path(__file__).parent / "style"
WORDS = {
    "en": dict(course="Diptych: the course as it ran", all="All notebooks", code="Show the code", stopped="stopped",
               slides="slides", other="中文", light="light", dark="dark", auto="as the system"),
    "zh-CN": dict(course="Diptych：课程及其运行结果", all="全部笔记本", code="显示代码", stopped="中断",
                  slides="幻灯片", other="English", light="浅色", dark="深色", auto="跟随系统"),
}


@dataclasses.dataclass
class Outcome:
    """How a run went: how long it took, and what ended it or None."""

    seconds: float
    error: "str | None"


def language(folder):
    """The language of the notebooks or pages in a folder: the Chinese edition has its own."""
    return "zh-CN" if folder.name == "zh" else "en"


def folder_of(notebook):
    """Where the page and the deck of a notebook's file go."""
    return COURSE if language(notebook.parent) == "en" else COURSE / "zh"


def course(notebook):
    """The names of the course's notebooks, to which this file belongs: the same in both languages."""
    return sorted(file.stem for file in notebook.parent.glob("[0-9][0-9]-*.ipynb"))


def style(*names):
    return "".join((STYLE / name).read_text(encoding="utf-8") for name in names)


def document(lang, title, head, body):
    return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(title)}</title>
{head}</head>
<body>
{body}
</body>
</html>
"""


def page(notebook, lang, links):
    """The notebook as one web page. The links, as HTML, stand at its top."""
    title = stored.title(notebook, "")
    main = "\n".join(f"<section>{section(cell, lang)}</section>" for cell in notebook["cells"])
    return document(lang, title, sheet(), f"{top(lang, links)}\n<main>\n{main}\n</main>")


def sheet():
    return f"<style>\n{style('theme.css', 'page.css')}</style>\n"


def top(lang, links):
    """The line above a page: its links, and the choice between light and dark, which needs no script."""
    words = WORDS[lang]
    choice = "".join(
        f'<label><input type="radio" name="theme" id="{name}"{" checked" if name == "auto" else ""}> {words[name]}</label>'
        for name in ("auto", "light", "dark"))
    return f"<header>{' '.join(links)}<fieldset>{choice}</fieldset></header>"


def section(cell, lang):
    if cell["cell_type"] != "code":
        kind = " notes" if cells.slide_type(cell) == "notes" else ""
        return f'<div class="prose{kind}">{cells.prose(stored.text(cell["source"]))}</div>'
    code = cells.code(stored.text(cell["source"]))
    if cells.is_hidden(cell):
        code = f"<details><summary>{WORDS[lang]['code']}</summary>{code}</details>"
    return code + "".join(cells.outputs(cell))


def card(folder, stem):
    """A notebook's entry in the index."""
    words = WORDS[language(folder)]
    notebook = json.loads((folder / f"{stem}.ipynb").read_text(encoding="utf-8"))
    run = notebook["metadata"]["diptych"]
    picture, slides = "", ""
    if (folder / f"{stem}.png").exists():
        picture = f'<a href="{stem}.html"><img src="{stem}.png" alt=""></a>'
    if (folder / f"{stem}.slides.html").exists():
        slides = f' · <a href="{stem}.slides.html">{words["slides"]}</a>'
    verdict = f'{run["seconds"]:.0f} s' if not run["error"] else f'{words["stopped"]}: {html.escape(run["error"])}'
    title = html.escape(stored.title(notebook, stem[:2]))
    return (f'<article>{picture}<b><a href="{stem}.html">{title}</a></b>'
            f'<span>{verdict} · {html.escape(run["when"])}{slides}</span></article>')


def write_index(folder, course):
    """Writes the page that lists those of the course's notebooks that were run into the folder."""
    lang = language(folder)
    cards = "\n".join(card(folder, stem) for stem in course if (folder / f"{stem}.ipynb").exists())
    links = other_edition(folder, "index.html")
    body = f'{top(lang, links)}\n<h1>{WORDS[lang]["course"]}</h1>\n<main class="cards">\n{cards}\n</main>'
    stored.write(folder / "index.html", document(lang, WORDS[lang]["course"], sheet(), body))


def other_edition(folder, name):
    """A link to the same page in the other language, as a list of one, or of none if there is no such page."""
    there = "../" if language(folder) == "zh-CN" else "zh/"
    if not (folder / there / name).exists():
        return []
    return [f'<a href="{there}{name}">{WORDS[language(folder)]["other"]}</a>']


def publish(folder, course, stem, notebook, outcome):
    """Writes a run notebook, its page, its last figure and the index of the course's notebooks into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    when = time.strftime("%Y-%m-%d %H:%M")
    noted = {**notebook, "metadata": {
        **notebook["metadata"], "diptych": {"seconds": round(outcome.seconds, 1), "when": when, "error": outcome.error}}}
    stored.write(folder / f"{stem}.ipynb", stored.dumps(noted))
    write_page(folder, stem, notebook)
    figure = stored.last_figure(notebook)
    if figure:
        stored.write(folder / f"{stem}.png", figure)
    else:
        (folder / f"{stem}.png").unlink(missing_ok=True)
    write_index(folder, course)


def write_page(folder, stem, notebook):
    lang = language(folder)
    links = [f'<a href="index.html">{WORDS[lang]["all"]}</a>', *other_edition(folder, f"{stem}.html")]
    stored.write(folder / f"{stem}.html", page(notebook, lang, links))
