"""The text is no JSON.

Such a text is no policy, and none of the other checks can look at it. The finding stands where the first mistake is
met; for the usual ones (a comma too many, a quote or bracket that is missing, a comment) it says what to write.

Avoid: `{"Version": "2012-10-17", "Statement": [],}`
Prefer: `{"Version": "2012-10-17", "Statement": []}`
Source: AWS, "IAM Access Analyzer policy check reference", Error – JSON syntax error.
"""
