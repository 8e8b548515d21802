"""The rules that a good card keeps; one function a rule."""
