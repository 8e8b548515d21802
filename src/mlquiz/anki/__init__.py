"""Notes to an Anki package. The only home of genanki."""
