import pickle

import pytest

from gr_toolkit.notation import Apply, ImaginaryUnit, Name, Names, NotationError, parse


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (r"\tilde\omega", r"\tilde{\omega}"),
        (r"\tilde{\omega}_{e}", r"\tilde{\omega}_e"),
        (r"\tilde{\omega_e}", r"\tilde{\omega}_e"),
        (r"\omega_{e}", r"\omega_e"),
        (r"r_{\rm in}", r"r_{\mathrm{in}}"),
        (r"\overline{x}", r"\bar{x}"),
        ("x'", "x'"),
        (r"\dot x", r"\dot{x}"),
        (r"\mathrm{const}", r"\text{const}"),
        ("rs", "rs"),
    ],
)
def test_spellings_are_normalised(typed, kept):
    assert Names(scalars={typed}).scalars == {kept}
    assert parse(typed, Names(scalars={typed})) == Name(kept)


@pytest.mark.parametrize("spelling", ["", "a b", "a+b", r"\omega_{e", "2", "a^2", r"\frac12", "x_"])
def test_what_is_not_one_name_is_refused(spelling):
    with pytest.raises(NotationError):
        Names(scalars={spelling})


def test_names_are_values():
    names = Names(functions={"a": ("t",)}, tensors={"A"})
    assert names == Names(functions={"a": ("t",)}, tensors={"A"})
    assert hash(names) == hash(Names(functions={"a": ("t",)}, tensors={"A"}))
    assert pickle.loads(pickle.dumps(names)) == names
    assert names != names.with_(scalars={"k"})
    assert names.with_(coordinates=("t", "r")).coordinates == ("t", "r")


def test_declarations_change_the_reading():
    assert parse("i") == ImaginaryUnit()
    assert parse("i", Names(scalars={"i"})) == Name("i")
    assert parse("d x", Names(scalars={"d", "x"})) != parse("d x")
    assert parse(r"\pi", Names(scalars={r"\pi"})) == Name(r"\pi")
    assert parse(r"\dot{x}", Names(functions={"x": ("t",)})) == Apply("x", (), 1, "dot")
    assert parse("rs", Names(scalars={"rs"})) == Name("rs")
