"""The services whose resources resource control policies reach, as of August 2026, by action prefix.

Source: docs/semantics.md, "SCPs and RCPs"; AWS: "Resource control policies (RCPs)".
"""

from __future__ import annotations

_NAMES = (
    "s3 sts kms sqs secretsmanager "
    "appconfig appstream aoss autoscaling autoscaling-plans budgets clouddirectory cloudfront cloudsearch "
    "cloudtrail-data codeartifact codebuild codecommit codepipeline cognito-identity cognito-idp comprehend "
    "comprehendmedical compute-optimizer cost-optimization-hub dax dsql dynamodb ecr ecr-public es opensearch "
    "events firehose fis fms gamelift health inspector-scan kendra kinesisvideo logs memorydb networkmonitor "
    "notifications pca-connector-ad personalize polly pricing resource-groups rolesanywhere servicediscovery "
    "signin support swf textract timestream-influxdb transcribe transfer translate wafv2 workspaces xray"
)
RCP_SERVICES = frozenset(_NAMES.split())
