"""The expanding universe, derived from Einstein's equations: Friedmann, solutions, horizons, distances."""
