"""Inequalities on a domain, decided: proofs by exact arithmetic and balls, refutations by a point."""
