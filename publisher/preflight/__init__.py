"""Written files in, reports out: judges what was built with code that shares nothing with what built it."""
