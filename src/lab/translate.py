"""Writes the Chinese edition: notebooks/zh/NN-slug.ipynb from notebooks/NN-slug.ipynb and src/zh/NN-slug.md.

    translate.py                           writes the Chinese notebook of each English one that has a translation
    translate.py NOTEBOOK ...              writes those of these notebooks
    translate.py --skeleton NOTEBOOK       prints a translation to be filled in: the English text in its blocks

Prose is translated; code, outputs and metadata are the English notebook's. A translation has one block for each
markdown cell, in the notebook's order, under a line that names the cell and the text that was translated:

    <!-- cell: the-cells-id source: 1a2b3c4d -->

where the eight digits begin the SHA-256 of the English text. A notebook is written whole or, if anything does not
fit, not at all: each misfit is printed, and the end is 1.
"""

import copy
import hashlib
import re
import sys
from pathlib import Path

import formulas
import stored

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "zh"
BLOCK = re.compile(r"<!-- cell: ([A-Za-z0-9_-]+) source: ([0-9a-f]{8}) -->")
LIBRARY = "../lib/"
CHINESE = r"\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”"


class Misfit(ValueError):
    """A translation that does not fit its notebook; the message has a line for each reason."""


def digest(text):
    """The first eight hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def source_of(notebook_file):
    """Where the translation of an English notebook is."""
    return SOURCES / f"{notebook_file.stem}.md"


def blocks(text, name):
    """The blocks of a translation, as (line number, cell id, digest, text). Raises Misfit."""
    found, problems = [], []
    for number, line in enumerate(text.split("\n"), 1):
        header = BLOCK.fullmatch(line.rstrip())
        if header:
            found.append((number, *header.groups(), []))
        elif line.lstrip().startswith("<!-- cell"):
            problems.append(f"{name}, line {number}: {line.strip()} is no header of a block; write "
                            "<!-- cell: id source: 8 hexadecimal digits -->")
        elif found:
            found[-1][3].append(line)
        elif line.strip():
            problems.append(f"{name}, line {number}: text before the first block; put a <!-- cell: ... --> line above")
    if problems:
        raise Misfit("\n".join(problems))
    return [(number, cell, noted, "\n".join(lines).strip("\n")) for number, cell, noted, lines in found]


def has_words(markdown):
    """Whether there is anything to translate: letters outside of formulas, code and tags."""
    for start, end, *_ in reversed(formulas.in_markdown(markdown)):
        markdown = markdown[:start] + markdown[end:]
    return re.search(r"[A-Za-z]{2}", re.sub(r"(?s)```.*?```|`[^`\n]*`|<[^>]*>|https?:\S+", "", markdown)) is not None


def misfits(prose, translation, name):
    """Why these blocks are no translation of these (id, English text) pairs, one line for each reason."""
    english, problems, seen = dict(prose), [], {}
    for line, cell, noted, text in translation:
        where = f"{name}, line {line}, cell {cell}"
        if cell not in english:
            problems.append(f"{where}: the notebook has no markdown cell of this id; remove the block or correct the id")
        elif cell in seen:
            problems.append(f"{where}: the cell is translated already in line {seen[cell]}; keep one of the two")
        else:
            seen[cell] = line
            problems += [f"{where}: {problem}" for problem in faults(english[cell], noted, text)]
    problems += [f"{name}, cell {cell}: no translation; add a block <!-- cell: {cell} source: {digest(text)} -->"
                 for cell, text in prose if cell not in seen]
    wanted = [cell for cell, _ in prose if cell in seen]
    for cell, there in zip(wanted, seen):
        if cell != there:
            problems.append(f"{name}, line {seen[there]}, cell {there}: the notebook has {cell} here; "
                            "put the blocks into the notebook's order")
            break
    return problems


def faults(english, noted, text):
    """What is wrong with one block's text."""
    if noted != digest(english):
        yield (f"the English cell has changed since source {noted}: look at it, change the translation, "
               f"then note source: {digest(english)}")
    if not text.strip():
        yield "the translation is empty; write it below the <!-- cell: ... --> line"
    elif text == english.strip("\n") and has_words(english):
        yield "this is still the English text; translate it"
    if re.search(r"(?<!\.\./)\.\./(data|lib)\b", text):
        yield "a Chinese notebook is one folder deeper: write ../../data and ../../lib for ../data and ../lib"


def joined(text):
    """The text without line breaks between Chinese signs, which browsers would show as gaps; headings keep theirs."""
    return re.sub(rf"(?m)^(?!#)(.*[{CHINESE}])\n(?=[{CHINESE}])", r"\1", text)


def translated(notebook, text, name):
    """The Chinese notebook of an English one, by its translation. Raises Misfit."""
    chinese = copy.deepcopy(notebook)
    markdown = [cell for cell in chinese["cells"] if cell["cell_type"] == "markdown"]
    translation = blocks(text, name)
    problems = misfits([(cell["id"], stored.text(cell["source"])) for cell in markdown], translation, name)
    code = [cell for cell in chinese["cells"] if cell["cell_type"] == "code"]
    if not code or LIBRARY not in stored.text(code[0]["source"]):
        problems.append(f"{name}: the notebook's first code cell has no {LIBRARY}; it must load the library")
    if problems:
        raise Misfit("\n".join(problems))
    for cell, (*_, chinese_text) in zip(markdown, translation):
        cell["source"] = stored.lines(joined(chinese_text))
    code[0]["source"] = stored.lines(stored.text(code[0]["source"]).replace(LIBRARY, f"../{LIBRARY}"))
    return chinese


def translation_of(notebook_file, notebook):
    """The Chinese notebook, or None where there is no translation. Raises Misfit and OSError."""
    source = source_of(notebook_file)
    if not source.exists():
        return None
    try:
        text = source.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Misfit(f"src/zh/{source.name}: byte {error.start} is no UTF-8") from error
    return translated(notebook, text, f"src/zh/{source.name}")


def write(notebook_file):
    """Writes one Chinese notebook, unless it is up to date. Raises Misfit, stored.Damaged and OSError."""
    chinese = translation_of(notebook_file, stored.read(notebook_file))
    if chinese is None:
        raise Misfit(f"{notebook_file.name} has no translation; begin one: "
                     f"python3 src/lab/translate.py --skeleton notebooks/{notebook_file.name} "
                     f"> src/zh/{notebook_file.stem}.md")
    file = notebook_file.parent / "zh" / notebook_file.name
    content = stored.dumps(chinese)
    if file.exists() and file.read_text(encoding="utf-8") == content:
        return f"{file.name[:2]} its Chinese notebook is up to date"
    file.parent.mkdir(exist_ok=True)
    stored.write(file, content)
    return f"{file.name[:2]} its Chinese notebook is written: {file}"


def skeleton(notebook_file):
    """A translation whose texts are still English."""
    cells = [cell for cell in stored.read(notebook_file)["cells"] if cell["cell_type"] == "markdown"]
    texts = [(cell["id"], stored.text(cell["source"])) for cell in cells]
    return "\n".join(f"<!-- cell: {cell} source: {digest(text)} -->\n{text}\n" for cell, text in texts)


def course():
    """The English notebooks that have a translation. Raises Misfit for what belongs to no English notebook."""
    english = sorted((ROOT / "notebooks").glob("[0-9][0-9]-*.ipynb"))
    names = {file.stem for file in english}
    there = [*SOURCES.glob("*.md"), *(ROOT / "notebooks" / "zh").glob("*.ipynb")]
    strays = [str(file.relative_to(ROOT)) for file in sorted(there) if file.stem not in names]
    if strays:
        raise Misfit("\n".join(f"{stray} belongs to no notebook; rename or remove it" for stray in strays))
    for file in english:
        if not source_of(file).exists():
            print(f"{file.name[:2]} has no translation yet")
    return [file for file in english if source_of(file).exists()]


def complain(reasons):
    """Prints one line for each reason, as ./lab does."""
    print("\n".join(f"lab: {reason}" for reason in str(reasons).split("\n")), file=sys.stderr)
    return False


def attempt(work, file):
    """Does one file's work and prints its result, or why there is none; returns whether it was done."""
    try:
        print(work(file), flush=True)
        return True
    except Misfit as problem:
        return complain(problem)
    except stored.Damaged as problem:
        return complain(f"{file.name}: {problem}")
    except OSError as problem:
        return complain(f"{problem.filename}: {problem.strerror}")


def main(arguments):
    try:
        work = skeleton if arguments[:1] == ["--skeleton"] else write
        files = [Path(file) for file in arguments if file != "--skeleton"] or course()
    except Misfit as problem:
        return complain(problem) or 1
    return 0 if all([attempt(work, file) for file in files]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
