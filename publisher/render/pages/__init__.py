"""The book and one page's Markdown in; the page's elements, filled from the chapters' content, out.

What every edition of the text shares, the website and the printed handbook alike; each adds what is its own.
"""
