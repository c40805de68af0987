"""One set of Danish texts and drawings in; a website, a teaching deck and print-ready posters out."""
