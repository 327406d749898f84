"""API operations that are authorized as an action of another name.

Source: AWS: "Actions, resources, and condition keys for AWS services"; for S3, "Required permissions for Amazon S3 API
operations".
"""

from __future__ import annotations

_BY_ACTION = {
    "s3:ListAllMyBuckets": "ListBuckets ListDirectoryBuckets",
    "s3:ListBucket": "ListObjects ListObjectsV2 HeadBucket",
    "s3:ListBucketVersions": "ListObjectVersions",
    "s3:GetObject": "HeadObject SelectObjectContent",
    "s3:PutObject": "CreateMultipartUpload UploadPart UploadPartCopy CompleteMultipartUpload CopyObject PostObject",
    "s3:DeleteObject": "DeleteObjects",
    "s3:ListBucketMultipartUploads": "ListMultipartUploads",
    "s3:ListMultipartUploadParts": "ListParts",
    "s3:PutEncryptionConfiguration": "PutBucketEncryption DeleteBucketEncryption",
    "s3:GetEncryptionConfiguration": "GetBucketEncryption",
    "s3:PutLifecycleConfiguration": "PutBucketLifecycle PutBucketLifecycleConfiguration DeleteBucketLifecycle",
    "s3:GetLifecycleConfiguration": "GetBucketLifecycle GetBucketLifecycleConfiguration",
    "s3:PutReplicationConfiguration": "PutBucketReplication DeleteBucketReplication",
    "s3:GetReplicationConfiguration": "GetBucketReplication",
    "s3:PutBucketNotification": "PutBucketNotificationConfiguration",
    "s3:GetBucketNotification": "GetBucketNotificationConfiguration",
    "s3:PutBucketCORS": "DeleteBucketCors",
    "s3:PutBucketTagging": "DeleteBucketTagging",
    "s3:PutBucketPublicAccessBlock": "PutPublicAccessBlock DeletePublicAccessBlock",
    "s3:GetBucketPublicAccessBlock": "GetPublicAccessBlock",
    "s3:PutBucketObjectLockConfiguration": "PutObjectLockConfiguration",
    "s3:GetBucketObjectLockConfiguration": "GetObjectLockConfiguration",
    "s3:PutAccelerateConfiguration": "PutBucketAccelerateConfiguration",
    "s3:GetAccelerateConfiguration": "GetBucketAccelerateConfiguration",
    "s3:PutMetricsConfiguration": "PutBucketMetricsConfiguration DeleteBucketMetricsConfiguration",
    "s3:GetMetricsConfiguration": "GetBucketMetricsConfiguration ListBucketMetricsConfigurations",
    "s3:PutInventoryConfiguration": "PutBucketInventoryConfiguration DeleteBucketInventoryConfiguration",
    "s3:GetInventoryConfiguration": "GetBucketInventoryConfiguration ListBucketInventoryConfigurations",
    "s3:PutAnalyticsConfiguration": "PutBucketAnalyticsConfiguration DeleteBucketAnalyticsConfiguration",
    "s3:GetAnalyticsConfiguration": "GetBucketAnalyticsConfiguration ListBucketAnalyticsConfigurations",
    "lambda:GetLayerVersion": "GetLayerVersionByArn",
    "lambda:InvokeFunction": "Invoke",
    "budgets:ModifyBudget": "CreateBudget UpdateBudget DeleteBudget",
    "budgets:ViewBudget": "DescribeBudget DescribeBudgets",
    "dynamodb:GetItem": "TransactGetItems",
    "kms:ReEncryptFrom": "ReEncrypt",
}
_BY_OPERATION = {
    f"{action.partition(':')[0]}:{name}".lower(): action
    for action, names in _BY_ACTION.items()
    for name in names.split()
}


def operations() -> tuple[str, ...]:
    """Every operation of the table, as `service:name` in lower case."""
    return tuple(_BY_OPERATION)


def authorized_as(text: str) -> str:
    """The action that authorizes an API operation of another name; empty where the table has none."""
    return _BY_OPERATION.get(text.lower(), "")
