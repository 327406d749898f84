"""What is wrong, risky or idle in a policy: the checks of IAM Access Analyzer, and more.

`defaults` lists every check in a line; each has a file of its own under `rules/`. They look at a policy through
`view`, which gives what is in shape and passes over what is not, so that one mistake does not hide the others.
"""
