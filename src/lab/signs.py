"""What TeX's commands mean: signs as Unicode characters, and the names of alphabets and environments."""

import unicodedata

GREEK = "alpha beta gamma delta zeta eta theta iota kappa mu nu xi pi rho sigma tau upsilon chi psi omega".split()
LETTERS = {name: unicodedata.lookup(f"GREEK SMALL LETTER {name.upper()}") for name in GREEK}
LETTERS |= {name.title(): unicodedata.lookup(f"GREEK CAPITAL LETTER {name.upper()}") for name in GREEK}
LETTERS |= {"lambda": "λ", "Lambda": "Λ"}  # LAMDA in Unicode
LETTERS |= dict(
    epsilon="ϵ", varepsilon="ε", phi="ϕ", varphi="φ", Phi="Φ", vartheta="ϑ", ell="ℓ", partial="∂", nabla="∇", infty="∞",
    emptyset="∅", top="⊤", hbar="ℏ", Re="ℜ", Im="ℑ", prime="′")

OPERATORS = dict(
    cdot="·", times="×", div="÷", pm="±", mp="∓", odot="⊙", otimes="⊗", oplus="⊕", ominus="⊖", circ="∘", ast="∗",
    star="⋆", bullet="∙", le="≤", leq="≤", ge="≥", geq="≥", ne="≠", neq="≠", approx="≈", sim="∼", simeq="≃", equiv="≡",
    propto="∝", ll="≪", gg="≫", subset="⊂", subseteq="⊆", supset="⊃", cup="∪", cap="∩", setminus="∖", notin="∉", to="→",
    rightarrow="→", leftarrow="←", gets="←", leftrightarrow="↔", Rightarrow="⇒", Leftarrow="⇐", Leftrightarrow="⇔",
    iff="⟺", Longleftrightarrow="⟺", implies="⟹", longrightarrow="⟶", mapsto="↦", uparrow="↑", downarrow="↓",
    forall="∀", exists="∃", neg="¬",
    land="∧", wedge="∧", lor="∨", vee="∨", mid="∣", parallel="∥", perp="⊥", colon=":", dots="…", ldots="…", cdots="⋯",
    vdots="⋮", ddots="⋱", lVert="‖", rVert="‖", Vert="‖", lvert="|", rvert="|", vert="|", langle="⟨", rangle="⟩",
    lfloor="⌊", rfloor="⌋", lceil="⌈", rceil="⌉", lbrace="{", rbrace="}", triangleq="≜", coloneqq="≔")
OPERATORS |= {"in": "∈", "{": "{", "}": "}", "|": "‖", "%": "%", "#": "#", "&": "&", "_": "_", "$": "$"}

BIG = dict(sum="∑", prod="∏", bigcup="⋃", bigcap="⋂", bigoplus="⨁")
INTEGRALS = dict(int="∫", iint="∬", oint="∮")
LIMITS = "lim max min sup inf argmax argmin".split()
FUNCTIONS = "bmod log ln exp sin cos tan sinh cosh tanh cot arcsin arccos arctan det dim ker Pr gcd arg deg".split()
SPACES = {",": "0.17em", ":": "0.22em", ">": "0.22em", ";": "0.28em", "!": "-0.17em", " ": "0.25em", "quad": "1em",
          "qquad": "2em", "enspace": "0.5em"}
ACCENTS = dict(hat="^", widehat="^", tilde="~", widetilde="~", bar="¯", overline="¯", vec="→", dot="˙", ddot="¨")
STYLES = dict(mathbf="BOLD", boldsymbol="BOLD ITALIC", bm="BOLD ITALIC", mathbb="DOUBLE-STRUCK", mathcal="SCRIPT",
              mathscr="SCRIPT", mathfrak="FRAKTUR", mathsf="SANS-SERIF", mathtt="MONOSPACE")
FENCES = dict(matrix="", pmatrix="()", bmatrix="[]", vmatrix="||", Vmatrix="‖‖", cases="{", aligned="", align="",
              gathered="", gather="", split="", array="", equation="")
