"""The first screen: all decks with what is left in them today."""
