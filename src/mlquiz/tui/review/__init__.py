"""The screen of one sitting: a card, what to do with it, how far it is."""
