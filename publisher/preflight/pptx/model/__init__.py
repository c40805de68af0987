"""A written .pptx in; its package, sheets, shapes, styles and laid-out text out, read with nothing but zip and XML."""
