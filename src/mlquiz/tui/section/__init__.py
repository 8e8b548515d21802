"""What a card's section has to say: its notes and its videos."""
