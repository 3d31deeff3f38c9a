"""Two readings of one document: aligned, compared, settled, their agreement measured."""
