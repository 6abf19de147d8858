"""Factors of polynomials, which are remembered."""

from flint import Ordering, fmpz_mpoly_ctx

from gr_toolkit.exact.polynomial_factors import factors_here


def test_what_is_remembered_is_not_what_is_handed_out():
    x, y = fmpz_mpoly_ctx.get(("x", "y"), Ordering.lex).gens()
    whole = 6 * (x + y) ** 2 * (x - y)
    content, factors = factors_here(whole)
    assert content == 6
    assert {str(factor): power for factor, power in factors} == {"x + y": 2, "x - y": 1}
    factors.clear()
    assert len(factors_here(6 * (x + y) ** 2 * (x - y))[1]) == 2


def test_equal_terms_of_different_rings_are_told_apart():
    x, _ = fmpz_mpoly_ctx.get(("x", "y"), Ordering.lex).gens()
    u, _ = fmpz_mpoly_ctx.get(("u", "y"), Ordering.lex).gens()
    assert str(factors_here(x**2 - 1)[1]) != str(factors_here(u**2 - 1)[1])
    assert all(factor.context() == u.context() for factor, _ in factors_here(u**2 - 1)[1])
