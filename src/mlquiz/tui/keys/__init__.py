"""The keys of a screen: one line at its foot, and the page that explains them all."""
