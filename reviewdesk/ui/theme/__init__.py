"""Named colours, type and icons, turned into palettes, fonts and one small style sheet."""
