"""Cells of a notebook as HTML: formulas as MathML, pictures inside, no scripts and nothing from the network."""

import html
import re

from nbconvert.filters import Highlight2HTML, markdown2html

import formulas
import stored

MARK = re.compile(r"FORMULA(\d+)ALUMROF")
BEFORE_SIGN = re.compile(r"(FORMULA\d+ALUMROF[.,;:!?)，。；：！？）、]+)")
JAVA = Highlight2HTML(pygments_lexer="java")


def prose(source):
    """A markdown cell's text."""
    drawn = []
    for start, end, tex, display in reversed(formulas.in_markdown(source)):
        source = f"{source[:start]}FORMULA{len(drawn)}ALUMROF{source[end:]}"
        drawn.append(draw(tex, display))
    body = without_scripts(markdown2html(source))
    body = re.sub(r'(?<=(?:.id|ref)=")[^"]*', lambda name: MARK.sub("", name.group()), body)
    body = re.sub(r'<a class="anchor-link".*?</a>', "", body)
    body = re.sub(r"<p>(FORMULA\d+ALUMROF)</p>", r'<p class="formula">\1</p>', body)
    body = BEFORE_SIGN.sub(r'<span class="together">\1</span>', body)
    return MARK.sub(lambda mark: drawn[int(mark.group(1))], body)


def draw(tex, display):
    try:
        return formulas.mathml(tex, display)
    except formulas.UnknownTex as problem:
        print(f"   this formula stays TeX on its page: {problem}", flush=True)
        return f"<code>{html.escape(tex)}</code>"


def code(source):
    """A code cell's source, coloured."""
    return f'<div class="code">{JAVA(source).strip()}</div>'


def outputs(cell):
    """What a code cell shows, one block for each output."""
    return [f'<div class="output">{output(shown)}</div>' for shown in cell.get("outputs", [])]


def output(shown):
    data = shown.get("data", {})
    plain = stored.text(data.get("text/plain", ""))
    if "text/html" in data:
        return without_scripts(stored.text(data["text/html"]))
    if "image/png" in data:
        width = shown.get("metadata", {}).get("image/png", {}).get("width", 640)
        source = "data:image/png;base64," + stored.text(data["image/png"]).strip()
        return f'<img src="{source}" alt="{html.escape(plain)}" style="--width: {int(width)}">'
    if shown["output_type"] == "stream":
        plain = stored.text(shown["text"])
    elif shown["output_type"] == "error":
        plain = f'{shown.get("ename", "")}: {shown.get("evalue", "")}'
    return f"<pre>{html.escape(plain)}</pre>"


def without_scripts(text):
    return re.sub(r"<script\b.*?</script>", "", text, flags=re.DOTALL | re.IGNORECASE)


def is_hidden(cell):
    """Whether JupyterLab folds the source away, as it does with solutions."""
    return bool(cell["metadata"].get("jupyter", {}).get("source_hidden"))


def slide_type(cell):
    return cell["metadata"].get("slideshow", {}).get("slide_type", "-")
