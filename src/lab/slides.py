"""Writes a notebook's deck: one file for a projector, without the network, from the stored outputs.

    slides.py NOTEBOOK ...        writes target/course/NN-slug.slides.html of each, the Chinese ones into zh/

The cells' slideshow metadata say what begins a slide, what comes step by step, what is skipped and what only the
lecturer sees. A deck breaks a slide that is too long for a screen into several. Where there is a Chromium, each deck
is opened in it and measured: a slide on which something still does not fit is named, and the end is 1.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import cells
import pages
import stored

HELP = {
    "en": "keys: → next, ← back, S notes in a window, N notes here, Home, End",
    "zh-CN": "按键：→ 下一步，← 上一步，S 在新窗口显示讲稿，N 在此显示讲稿，Home，End",
}
SCREENS = ("1280,720", "1920,1080")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
VOID = {"br", "hr", "img", "input"}


def blocks(markup):
    """The outermost elements of some HTML, so that a deck can break a long text between them."""
    found, depth, start = [], 0, 0
    for tag in re.finditer(r"<(/?)([a-zA-Z][\w-]*)[^>]*?(/?)>", markup):
        if tag[2].lower() in VOID or tag[3]:
            continue
        if depth == 0 and not tag[1]:
            start = tag.start()
        depth += -1 if tag[1] else 1
        if depth == 0:
            found.append(markup[start:tag.end()])
    return found


def pieces(cell):
    """A cell's blocks."""
    source = stored.text(cell["source"])
    if cell["cell_type"] == "code":
        return [cells.code(source), *cells.outputs(cell)]
    return [f'<div class="prose">{block}</div>' for block in blocks(cells.prose(source))]


def sections(notebook):
    """The slides: each a list of (whether it is a step, blocks), and the lecturer's notes."""
    slides = []
    for cell in notebook["cells"]:
        kind = cells.slide_type(cell)
        if kind in ("slide", "subslide") or not slides:
            slides.append(([], []))
        if kind == "notes":
            slides[-1][1].append(cells.prose(stored.text(cell["source"])))
        elif kind != "skip":
            slides[-1][0].append((kind == "fragment", pieces(cell)))
    return [slide for slide in slides if slide[0]]


def deck(notebook, lang):
    """The notebook's slides as one page."""
    shown = []
    for parts, notes in sections(notebook):
        body = "".join(
            f'<div class="cell{" step" if step else ""}">{"".join(f"<div>{block}</div>" for block in content)}</div>'
            for step, content in parts)
        aside = f'<aside>{"".join(notes)}</aside>' if notes else ""
        shown.append(f'<section><div class="stage">{body}</div>{aside}</section>')
    script = (pages.STYLE / "slides.js").read_text(encoding="utf-8")
    style = f"<style>\n{pages.style('theme.css', 'slides.css')}</style>\n"
    tail = f'<p id="place"></p>\n<p id="help">{HELP[lang]}</p>\n<script>\n{script}</script>'
    return pages.document(lang, stored.title(notebook, ""), style, "\n".join(shown) + "\n" + tail)


def write(path):
    """Writes a notebook's deck and notes it in the index; returns where it is."""
    folder = pages.folder_of(path)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{path.stem}.slides.html"
    stored.write(file, deck(stored.read(path), pages.language(folder)))
    if (folder / "index.html").exists():
        pages.write_index(folder, pages.course(path))
    return file


def measure(browser, file, screen):
    """The number of slides that a browser makes of a deck, and which of them hold more than fits."""
    with tempfile.TemporaryDirectory() as profile:
        page = subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", f"--user-data-dir={profile}", f"--window-size={screen}",
             "--virtual-time-budget=10000", "--dump-dom", file.resolve().as_uri()],
            capture_output=True, text=True, timeout=120, check=False).stdout
    slides, over = (re.search(rf'<html[^>]* data-{name}="([^"]*)"', page) for name in ("slides", "overflow"))
    if not slides or not over:
        raise OSError(0, f"{browser} could not open it", str(file))
    return int(slides[1]), over[1].split()


def report(file, browser):
    """Says where a deck is and whether its slides fit; returns whether they do."""
    name = f"{file.name[:2]} {os.path.relpath(file)}"
    if not browser:
        print(f"{name}: not measured, as there is no Chromium on the PATH", flush=True)
        return True
    measured = {screen: measure(browser, file, screen) for screen in SCREENS}
    print(f"{name}: {measured[SCREENS[0]][0]} slides", flush=True)
    for screen, (_, over) in measured.items():
        for slide in over:
            print(f"lab: {file.name}, slide {slide}: something is too large for a screen of {screen.replace(',', ' x ')}; "
                  "shorten the cell or split it", file=sys.stderr)
    return not any(over for _, over in measured.values())


def main(arguments):
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    fits = True
    for path in map(Path, arguments):
        try:
            fits &= report(write(path), browser)
        except stored.Damaged as problem:
            return f"lab: {path.name}: {problem}"
        except OSError as problem:
            return f"lab: {problem.filename}: {problem.strerror}"
    return 0 if fits else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
