"""The matrix: rival hypotheses against the evidence, over the same connectors as the canvas."""
