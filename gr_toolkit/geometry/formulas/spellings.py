"""Names in Python and in LaTeX: ``psi`` and ``\\psi``."""

from __future__ import annotations

from ...notation.atoms import canonical

GREEK = (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho varrho "
    "sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
).split()
ACCENTS = ("tilde", "hat", "bar", "vec", "dot", "ddot", "check", "breve")


def latex_name(name: str) -> str:
    r"""The LaTeX spelling of a Python name: ``psi`` is ``\psi``, ``omegatilde_e`` is ``\tilde{\omega}_e``, ``uprime``
    is ``u'``. What is LaTeX already stays, ``g.evaluate(text, **{r"\tilde u'": u})``."""
    if "\\" in name or "'" in name:
        return canonical(name)
    head, _, label = name.partition("_")
    if head.endswith("prime") and head != "prime":
        return latex_name(head.removesuffix("prime") + (f"_{label}" if label else "")) + "'"
    for accent in ACCENTS:
        if head.endswith(accent) and len(head) > len(accent):
            head = rf"\{accent}{{{latex_name(head.removesuffix(accent))}}}"
            break
    else:
        head = "\\" + head if head in GREEK else head
    return f"{head}_{label if len(label) == 1 else '{' + label + '}'}" if label else head


def python_name(name: str) -> str:
    r"""The symbol's name for a LaTeX spelling: ``\tilde{\omega}_e`` is ``omegatilde_e``."""
    for accent in ACCENTS:
        prefix = f"\\{accent}{{"
        if name.startswith(prefix):
            inner, _, rest = name[len(prefix) :].partition("}")
            return python_name(inner) + accent + rest.replace("{", "").replace("}", "")
    return name.replace("\\", "").replace("{", "").replace("}", "")
