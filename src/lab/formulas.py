"""TeX formulas as MathML, which browsers draw by themselves: the pages need neither scripts nor the network.

Knows the part of TeX that formulas in notebooks use. An unknown command leaves its formula readable, as TeX source.
"""

import html
import re
import unicodedata

from signs import (
    ACCENTS, BIG, FENCES, FUNCTIONS, INTEGRALS, LETTERS, LIMITS, OPERATORS, SPACES, STYLES)

TOKEN = re.compile(r"\\([A-Za-z]+\*?|.)|([A-Za-z])|(\d+(?:[.,]\d+)*|\.\d+)|(\s+)|(.)", re.DOTALL)


# Bars and braces that are as high as a letter: only \left and \right make them grow.
UPRIGHT = ("|", "{", "}", "Vert", "vert", "lVert", "rVert", "lvert", "rvert")


class UnknownTex(ValueError):
    """A formula that this module cannot set."""


def mathml(tex, display=False):
    """The formula as a MathML element. Raises UnknownTex, which names what is unknown."""
    reader = Reader(tex)
    body = reader.row(())
    if reader.peek() is not None:
        raise UnknownTex(f"{reader.peek()} without its partner in {tex}")
    kind = ' display="block"' if display else ""
    note = f'<annotation encoding="application/x-tex">{html.escape(tex.strip())}</annotation>'
    return f"<math{kind}><semantics>{body}{note}</semantics></math>"


def element(name, *content, **attributes):
    marks = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
    return f"<{name}{marks}>{''.join(content)}</{name}>"


def operator(sign, **attributes):
    return element("mo", html.escape(sign), **attributes)


def styled(letter, style):
    """A letter of one of Unicode's mathematical alphabets; other signs, and letters it lacks, stay as they are."""
    try:
        name = unicodedata.name(letter).replace(" LETTER", "").replace("LATIN ", "").replace("GREEK ", "")
        if name.startswith("DIGIT"):
            style = style.replace(" ITALIC", "")
        elif not name.startswith(("SMALL", "CAPITAL")):
            return letter
    except ValueError:
        return letter
    for full in (f"MATHEMATICAL {style} {name}", f"{style.replace('FRAKTUR', 'BLACK-LETTER')} {name}"):
        try:
            return unicodedata.lookup(full)
        except KeyError:
            continue
    return letter


class Reader:
    """Reads one formula from left to right."""

    def __init__(self, tex):
        self.tex = tex
        self.tokens = [match for match in TOKEN.finditer(tex)]
        self.at, self.style = 0, None

    def peek(self):
        """The next token that is no space, as TeX text, or None at the end."""
        while self.at < len(self.tokens) and self.tokens[self.at].group(4):
            self.at += 1
        return self.tokens[self.at].group() if self.at < len(self.tokens) else None

    def next(self):
        token = self.peek()
        if token is None:
            raise UnknownTex(f"something is missing at the end of {self.tex}")
        self.at += 1
        return token

    def row(self, ends):
        """Everything up to one of the ends, which stays unread."""
        parts = []
        while self.peek() is not None and self.peek() not in ends and self.peek() not in ("}", r"\right", r"\end"):
            parts.append(self.scripted())
        return parts[0] if len(parts) == 1 else element("mrow", *parts)

    def scripted(self):
        """One atom with its sub- and superscripts."""
        token = self.peek()
        base = "<mrow></mrow>" if token in ("^", "_", "'") else self.atom()
        name = (token or "")[1:].rstrip("*")
        under = name in BIG or name in LIMITS or name in ("underbrace", "overbrace") or token == r"\operatorname*"
        scripts = {}
        while self.peek() in ("^", "_", "'", r"\limits", r"\nolimits"):
            mark = self.next()
            if mark in (r"\limits", r"\nolimits"):
                under = mark == r"\limits"
            elif mark == "'":
                scripts["^"] = scripts.get("^", "") + operator("′")
            else:
                scripts[mark] = scripts.get(mark, "") + self.group()
        low, high = (scripts.get(mark) and element("mrow", scripts[mark]) for mark in "_^")
        if low and high:
            return element("munderover" if under else "msubsup", base, low, high)
        if low:
            return element("munder" if under else "msub", base, low)
        return element("mover" if under else "msup", base, high) if high else base

    def group(self):
        """The argument of a command: a group in braces, or one atom, of a number its first digit."""
        token = self.peek()
        if token != "{":
            if token and token[0].isdigit():
                self.tokens[self.at:self.at + 1] = TOKEN.finditer(f"{token[0]} {token[1:]}" if token[1:] else token)
            return self.atom()
        self.next()
        body = self.row(())
        self.expect("}")
        return body

    def expect(self, token):
        if self.peek() != token:
            raise UnknownTex(f"{token} is missing in {self.tex}")
        self.next()

    def raw(self):
        """The text of a group in braces, as it is."""
        self.expect("{")
        start, depth = self.at, 1
        while depth:
            if self.at == len(self.tokens):
                raise UnknownTex(f"}} is missing in {self.tex}")
            depth += {"{": 1, "}": -1}.get(self.tokens[self.at].group(), 0)
            self.at += 1
        return "".join(token.group() for token in self.tokens[start:self.at - 1])

    def atom(self):
        token = self.peek()
        if token == "{":
            return self.group()
        self.next()
        if token.startswith("\\"):
            return self.command(token[1:])
        if token.isalpha():
            return element("mi", styled(token, self.style) if self.style else token)
        if token[0].isdigit() or token[-1].isdigit():
            return element("mn", "".join(styled(digit, self.style) if self.style else digit for digit in token))
        if token == "~":
            return element("mspace", width="0.25em")
        upright = {"stretchy": "false"} if token in "()[]|/" else {}
        return operator({"-": "−", "*": "∗"}.get(token, token), **upright)

    def command(self, name):
        if name in LETTERS:
            letter = styled(LETTERS[name], self.style) if self.style else LETTERS[name]
            return element("mi", letter, **({"mathvariant": "normal"} if name[0].isupper() or name in "nabla" else {}))
        if name in OPERATORS:
            upright = {"stretchy": "false"} if name in UPRIGHT else {}
            return operator(OPERATORS[name], **upright)
        if name in BIG or name in INTEGRALS:
            return operator((BIG | INTEGRALS)[name])
        if name in LIMITS or name in FUNCTIONS:
            shown = {"argmax": "arg max", "argmin": "arg min", "bmod": "mod"}.get(name, name)
            return operator(shown, form="prefix", lspace="0.17em", rspace="0.17em")
        if name in SPACES:
            return element("mspace", width=SPACES[name])
        if name in ACCENTS:
            wide = str(name.startswith(("wide", "over"))).lower()
            return element("mover", self.group(), operator(ACCENTS[name], stretchy=wide), accent="true")
        if name in STYLES:
            before, self.style = self.style, STYLES[name]
            body = self.group()
            self.style = before
            return body
        build = getattr(self, f"tex_{name.rstrip('*')}", None)
        if build is None:
            raise UnknownTex(f"\\{name} is unknown, in {self.tex}")
        return build()

    def tex_frac(self):
        return element("mfrac", self.group(), self.group())

    tex_dfrac = tex_tfrac = tex_frac

    def tex_binom(self):
        pair = element("mfrac", self.group(), self.group(), linethickness="0")
        return element("mrow", operator("("), pair, operator(")"))

    def tex_sqrt(self):
        if self.peek() != "[":
            return element("msqrt", self.group())
        self.next()
        degree = self.row(("]",))
        self.expect("]")
        return element("mroot", self.group(), degree)

    def tex_text(self):
        return element("mtext", html.escape(self.raw()).replace(" ", "\u00a0"))

    tex_textbf = tex_textit = tex_textrm = tex_texttt = tex_mbox = tex_text

    def tex_mathrm(self):
        return element("mi", html.escape(self.raw()), mathvariant="normal")

    tex_operatorname = tex_mathit = tex_mathrm

    def tex_left(self):
        opening = self.fence()
        parts = [self.row((r"\middle",))]
        while self.peek() == r"\middle":
            self.next()
            parts += [self.fence(), self.row((r"\middle",))]
        self.expect(r"\right")
        return element("mrow", opening, *parts, self.fence())

    def fence(self):
        token = self.next()
        sign = {".": ""}.get(token, OPERATORS.get(token[1:], token) if token.startswith("\\") else token)
        return operator(sign, fence="true", stretchy="true")

    def tex_big(self):
        return operator(OPERATORS.get(self.peek()[1:], self.next()) if self.peek() else self.next(), minsize="1.4em")

    tex_Big = tex_bigl = tex_bigr = tex_Bigl = tex_Bigr = tex_bigg = tex_Bigg = tex_biggl = tex_biggr = tex_big

    def tex_underbrace(self):
        return element("munder", self.group(), operator("⏟"))

    def tex_overbrace(self):
        return element("mover", self.group(), operator("⏞"))

    def tex_underset(self):
        below = self.group()
        return element("munder", self.group(), below)

    def tex_overset(self):
        above = self.group()
        return element("mover", self.group(), above)

    tex_stackrel = tex_overset

    def tex_nonumber(self):
        return ""

    def tex_begin(self):
        name = self.raw().rstrip("*")
        if name not in FENCES:
            raise UnknownTex(f"\\begin{{{name}}} is unknown, in {self.tex}")
        if name == "array":
            self.raw()
        rows = [[]]
        while self.peek() != r"\end":
            rows[-1].append(self.row(("&", r"\\")))
            if self.peek() == r"\\":
                rows.append([])
            if self.peek() in ("&", r"\\"):
                self.next()
            elif self.peek() is None:
                raise UnknownTex(f"\\end{{{name}}} is missing in {self.tex}")
        self.next()
        if self.raw().rstrip("*") != name:
            raise UnknownTex(f"\\begin{{{name}}} has another \\end, in {self.tex}")
        pairs = dict.fromkeys(("aligned", "align", "split"), ("right", "left"))
        sides = {"cases": ("left",), **pairs}.get(name, ("center",))
        table = element("mtable", *(
            element("mtr", *(element("mtd", cell, style=f"text-align: {sides[place % len(sides)]}")
                             for place, cell in enumerate(row)))
            for row in rows if row != ["<mrow></mrow>"]), displaystyle=str(sides[0] == "right").lower())
        fences = [operator(sign, fence="true", stretchy="true") for sign in FENCES[name]]
        return element("mrow", *fences[:1], table, *fences[1:])


# Code is skipped; then $$display$$, a bare environment, and $inline$ (an opening $ touches its formula).
IN_MARKDOWN = re.compile(
    r"(?P<code>^(?P<fence>```+|~~~+).*?^(?P=fence)|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|\\\$)"
    r"|\$\$(?P<display>.+?)\$\$|(?P<bare>\\begin\{(?P<name>\w+\*?)\}.*?\\end\{(?P=name)\})"
    r"|\$(?P<inline>(?=\S)[^$]*?(?<=[^\s\\]))\$(?!\d)", re.DOTALL | re.MULTILINE)


def in_markdown(source):
    """The formulas of a markdown text, as (start, end, tex, whether it is displayed)."""
    found = []
    for match in IN_MARKDOWN.finditer(source):
        if match["code"] is None:
            tex = match["display"] or match["bare"] or match["inline"]
            found.append((*match.span(), tex, match["inline"] is None))
    return found
