"""Weighted arguments as rows of a graph, and how their strengths are computed. Knows no board."""
