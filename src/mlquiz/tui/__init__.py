"""One sitting on a screen. The only home of textual."""
