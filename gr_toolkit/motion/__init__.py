"""Motion in a given spacetime: geodesics, the Hamilton-Jacobi equation, and the refractive index that light and matter see."""
