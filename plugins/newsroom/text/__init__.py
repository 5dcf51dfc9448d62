"""Text as editors write it: header blocks, Markdown, words and slugs. No plugin; shared by plugins."""
