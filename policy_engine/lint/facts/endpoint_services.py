"""Which services fill the condition keys on VPC endpoints, as of October 2026.

Source: AWS: "AWS global condition context keys": aws:VpceAccount, aws:VpceOrgID, aws:VpceOrgPaths, aws:SourceVpcArn.
The lists grow.
"""

from __future__ import annotations

_LISTED = (
    "acm-pca applicationinsights apprunner athena cloudformation comprehendmedical compute-optimizer datasync "
    "discovery dynamodb ebs ecr ecs firehose gamelift healthlake iam iotfleetwise iotwireless kinesisanalytics kms "
    "lambda medical-imaging omics payment-cryptography polly rbin rekognition route53 s3 scheduler servicediscovery "
    "servicequotas shield ssm-contacts storagegateway textract transcribe transfer"
)
_ACCOUNT = frozenset(_LISTED.split())
SUPPORTED = {
    "aws:vpceaccount": _ACCOUNT,
    "aws:sourcevpcarn": _ACCOUNT - {"gamelift", "shield"},
}
"""Key in lower case to the prefixes of all services that fill it; of the other keys only some are known."""
UNSUPPORTED_ACTIONS = frozenset({"iam:passrole"})
"""Actions, in lower case, whose requests lack the keys though their service fills them."""
