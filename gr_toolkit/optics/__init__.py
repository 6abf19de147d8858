"""Geometric optics, derived from the wave equations: eikonal, rays, transport, bundles, polarisation, redshift."""
