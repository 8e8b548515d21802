"""What things are: notes, cards, documents, decks, the course, review events. Frozen, stdlib only."""
