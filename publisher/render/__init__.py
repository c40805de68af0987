"""A book and its figures in; the files that readers get out: website, deck and posters, each renderer on its own."""
