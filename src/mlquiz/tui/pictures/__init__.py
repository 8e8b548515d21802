"""Figures on the screen, in terminals that show pictures. Loaded only where the settings ask for it."""
