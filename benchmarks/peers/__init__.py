"""Peers that run in interpreters or programs of their own."""
