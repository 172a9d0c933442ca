"""What web pages, Word files and PDFs have in common: paragraphs, headings, lists and tables."""
