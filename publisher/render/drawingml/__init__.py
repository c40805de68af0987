"""A figure in; native, grouped, editable DrawingML shapes for a slide out.

    native = convert(figure, palette, Frame(left, top, width, height), ids)
    for element in native.elements: spTree.append(element)
    # native.builds: for each click, the ids of the elements that appear

What DrawingML cannot say exactly: group opacity is multiplied into the members (exact when they do not overlap); a
stroke keeps one width under an uneven scale; a radial gradient stays a circle; text is never stretched or skewed;
a nonzero path whose single contour crosses itself is filled even-odd.
"""

from publisher.render.drawingml.convert import Frame, NativeFigure, convert

__all__ = ["Frame", "NativeFigure", "convert"]
