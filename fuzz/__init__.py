"""Fuzzing of the readers: whatever a file holds, a text or one clear error comes out."""
