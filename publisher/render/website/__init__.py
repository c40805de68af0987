"""A book and its drawings in; the finished website out."""

from publisher.render.website.building import render

__all__ = ["render"]
