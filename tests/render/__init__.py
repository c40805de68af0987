"""Tests of the renderers, by the files they write."""
