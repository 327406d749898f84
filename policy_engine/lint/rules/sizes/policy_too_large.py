"""The text is longer than any policy that AWS stores.

Texts of more than a million characters are not read, so that a file that was taken for a policy by mistake costs no
time. None of the other checks has looked at it.

Avoid: a policy of 1,000,001 characters
Prefer: a policy within the quota of its type, which is at most some ten thousand characters
Source: the quotas of AWS for policies, of which none comes near.
"""
