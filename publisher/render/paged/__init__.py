"""HTML and CSS in; tagged PDF documents, the same bytes for the same input, out. Shared by all that print pages."""
