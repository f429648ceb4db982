"""Themes, icons, rules and texts that the console ships."""
