r"""The alphabet of formulas: which commands are letters, accents, functions, relations, spaces.

Data only. What is not in these tables is refused by name, with the nearest command that is.
"""

from __future__ import annotations


def _commands(names: str) -> frozenset[str]:
    return frozenset("\\" + name for name in names.split())


LOWER_GREEK = _commands(
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi "
    "rho varrho sigma varsigma tau upsilon phi varphi chi psi omega"
)
UPPER_GREEK = _commands("Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega")
LETTERS = LOWER_GREEK | UPPER_GREEK | {"\\ell", "\\hbar", "\\infty", "\\pounds"}

# Accents and alphabets take one letter; the right-hand side is the spelling we keep.
ACCENTS = {
    accent: accent
    for accent in _commands("tilde hat bar vec check breve acute grave mathring")
    | _commands("mathcal mathfrak mathbb mathsf mathbf boldsymbol")
} | {"\\widetilde": "\\tilde", "\\widehat": "\\hat", "\\overline": "\\bar", "\\bm": "\\boldsymbol"}
DOTS = {"\\dot": 1, "\\ddot": 2, "\\dddot": 3, "\\ddddot": 4}
UPRIGHT = _commands("mathrm operatorname mathit")
UPRIGHT_SWITCHES = frozenset({"\\rm", "\\it"})  # {\rm d}

FUNCTIONS = _commands(
    "sin cos tan cot sec csc sinh cosh tanh coth sech csch arcsin arccos arctan exp ln log arsinh arcosh artanh arcoth"
)
FUNCTION_ALIASES = {
    alias: "\\ar" + name
    for name in ("sinh", "cosh", "tanh", "coth")
    for alias in (f"\\a{name}", f"\\arc{name}", f"\\arg{name}")
} | {"\\asin": "\\arcsin", "\\acos": "\\arccos", "\\atan": "\\arctan"}
# What LaTeX has no command for is printed as an operator's name.
OPERATORS = {name: f"\\operatorname{{{name[1:]}}}" for name in _commands("sech csch arsinh arcosh artanh arcoth")}
INVERSES = {
    f"\\{name}": OPERATORS.get(inverse := f"\\{prefix}{name}", inverse)
    for prefix, names in (("arc", ("sin", "cos", "tan")), ("ar", ("sinh", "cosh", "tanh", "coth")))
    for name in names
} | {"\\exp": "\\ln", "\\ln": "\\exp", "\\log": "\\exp"}

# Runs of plain letters that nobody means as a product.
WORDS = tuple("arcsin arccos arctan arsinh arcosh artanh sinh cosh tanh sin cos tan exp log ln sqrt const".split())

RELATIONS = {
    "=": "=", ":=": "=", "=:": "=", "\\equiv": "=", "\\coloneqq": "=",
    "<": "<", ">": ">", "\\lt": "<", "\\gt": ">",
    "\\le": "<=", "\\leq": "<=", "\\leqslant": "<=", "\\ge": ">=", "\\geq": ">=", "\\geqslant": ">=",
    "\\ne": "!=", "\\neq": "!=", "\\not=": "!=",
    "\\approx": "~", "\\simeq": "~", "\\sim": "~", "\\cong": "~", "\\propto": "prop",
    "\\to": "->", "\\rightarrow": "->", "\\longrightarrow": "->", "\\mapsto": "->",
}  # fmt: skip
IMPLICATIONS = {
    "\\Rightarrow": "=>", "\\Longrightarrow": "=>", "\\implies": "=>",
    "\\Leftrightarrow": "<=>", "\\Longleftrightarrow": "<=>", "\\iff": "<=>",
}  # fmt: skip
PRINTED = {
    "<=": "\\le", ">=": "\\ge", "!=": "\\ne", "~": "\\approx", "prop": "\\propto", "->": "\\to", "in": "\\in",
    "=>": "\\Rightarrow", "<=>": "\\Leftrightarrow",
}  # fmt: skip

# Spaces that separate (a thin space between f and a bracket makes it a product), and what is merely typography.
SPACES = frozenset({"\\,", "\\;", "\\:", "\\ ", "\\>", "~", "\\quad", "\\qquad", "\\thinspace", "\\enspace"})
WIDE_SPACES = frozenset({"\\quad", "\\qquad"})
INVISIBLE = frozenset(
    {"\\!", "\\displaystyle", "\\textstyle", "\\limits", "\\nolimits", "\\nonumber", "\\notag", "\\negthinspace"}
)
PHANTOMS = frozenset({"\\phantom", "\\hphantom"})
SIZES = _commands("big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm")
PRIMES = frozenset({"'", "\\prime"})
SUBSCRIPT_MARKS = frozenset(
    "+ - * / , \\pm \\mp \\odot \\oplus \\perp \\parallel \\star \\ast \\min \\max \\circ".split()
)

DIVISIONS = frozenset({"\\frac", "\\dfrac", "\\tfrac", "\\cfrac"})
TIMES = frozenset({"\\cdot", "\\times", "*", "\\ast"})
OTHER_COMMANDS = frozenset(
    {"\\partial", "\\nabla", "\\Box", "\\square", "\\sqrt", "\\abs", "\\int", "\\in", "\\pm", "\\mp", "\\vert"}
    | {"\\lim", "\\{", "\\}", "\\left", "\\right", "\\begin{cases}", "\\end{cases}", "\\\\", "\\lbrace", "\\rbrace"}
)
COMMANDS = (
    LETTERS | set(ACCENTS) | set(DOTS) | UPRIGHT | UPRIGHT_SWITCHES | FUNCTIONS | set(RELATIONS) | set(IMPLICATIONS)
    | SPACES | INVISIBLE | PHANTOMS | SIZES | {"\\prime"} | SUBSCRIPT_MARKS | DIVISIONS | TIMES | OTHER_COMMANDS
)  # fmt: skip

# What people type that has no reading here, and what to write instead.
REFUSED = {
    "\\sum": "the terms of the sum, or repeated indices, which are summed",
    "\\langle": "round brackets",
    "\\mp": "two formulas, one for each sign",
    "\\pm": "two formulas, one for each sign",
    "\\over": "\\frac{numerator}{denominator}",
    "\\star": "the components with \\epsilon, as in \\frac{1}{2} \\epsilon_{\\mu\\nu\\rho\\sigma} F^{\\rho\\sigma}",
    "\\wedge": "the components, as in A_\\mu B_\\nu - A_\\nu B_\\mu",
    "\\mathcal": "\\mathcal{L}",
    "\\lVert": "\\left| x \\right|",
}

_GREEK = "α β γ δ ζ η θ ι κ λ μ ν ξ π ρ σ τ υ χ ψ ω ϵ ε ϑ ϖ ϱ ς ϕ φ Γ Δ Θ Λ Ξ Π Σ Υ Φ Ψ Ω"
_NAMES = (
    "alpha beta gamma delta zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon chi psi omega "
    "epsilon varepsilon vartheta varpi varrho varsigma phi varphi "
    "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
)
UNICODE = {letter: "\\" + name for letter, name in zip(_GREEK.split(), _NAMES.split(), strict=True)} | {
    "∂": "\\partial", "∇": "\\nabla", "□": "\\Box", "ℓ": "\\ell", "ħ": "\\hbar", "∞": "\\infty", "−": "-",
    "·": "\\cdot", "×": "\\times", "′": "'", "″": "''", "≠": "\\ne", "≤": "\\le", "≥": "\\ge", "≈": "\\approx",
    "∝": "\\propto", "∈": "\\in", "→": "\\to", "⇒": "\\Rightarrow", "\xa0": "~",
}  # fmt: skip
