"""From the files that people keep to policy texts, and from findings in them back to places in the files.

`walking` says which files, `reading` reads them, `forms` finds the policies in a text, `checked` has them checked.
"""
