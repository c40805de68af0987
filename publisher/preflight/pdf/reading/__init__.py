"""A PDF's objects in; what its pages really paint out, in plain values that rules can judge."""
