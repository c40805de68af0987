"""A written PDF in, a report out: judged as a file for the print shop or as a file to read on a screen.

Shares no code with the renderers and believes nothing that a file says about itself. What a rule cannot compute (the
ink of a program's colours, of a mixing blend mode, of a JPEG 2000) is a fault, and what cannot be tried here is told.

Not judged here: whether colours look right, whether a drawing is good, whether alternative texts and reading order
make sense, and conformance as a whole. Of PDF/X-4 and PDF/UA-1 it holds the rules that the two rule books list.
"""
