"""Tensor identities for every metric of a dimension: normal coordinates, free jets, proofs and explicit refutations."""
