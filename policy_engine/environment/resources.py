"""Which described resource a request is about, and which resources can have a policy of their own."""

from __future__ import annotations

from policy_engine.arn import Arn, parse_arn
from policy_engine.environment.model import KnownResource, Surroundings

# Resources whose policy also governs what stands below them, by service: up to which mark in the ARN.
_GOVERNING = {"s3": "/", "es": "/", "execute-api": "/", "dynamodb": "/index/"}

# Services with resource-based policies; AWS: "AWS services that work with IAM". As of August 2026.
_WITH_POLICIES = frozenset(
    [
        "acm-pca",
        "apigateway",
        "backup",
        "bedrock",
        "bedrock-agentcore",
        "codeartifact",
        "codebuild",
        "dsql",
        "dynamodb",
        "ecr",
        "ecr-public",
        "elasticfilesystem",
        "es",
        "events",
        "execute-api",
        "glacier",
        "glue",
        "imagebuilder",
        "kafka",
        "kinesis",
        "kms",
        "lambda",
        "lex",
        "logs",
        "mediastore",
        "organizations",
        "osis",
        "payment-cryptography",
        "redshift",
        "redshift-serverless",
        "refactor-spaces",
        "s3",
        "s3-object-lambda",
        "s3-outposts",
        "s3express",
        "s3tables",
        "sagemaker",
        "schemas",
        "secretsmanager",
        "serverlessrepo",
        "ses",
        "signer",
        "sns",
        "sqs",
        "ssm",
        "ssm-contacts",
        "ssm-incidents",
        "vpc-lattice",
        "xray",
    ]
)


def known_resource(environment: Surroundings, arn: str) -> KnownResource | None:
    """What is described of a resource, or of the bucket, table, domain or API that it is a part of."""
    found = environment.resources.get(arn)
    parsed = parse_arn(arn)
    if found is not None or parsed is None:
        return found
    return environment.resources.get(_governing(parsed))


def _governing(arn: Arn) -> str:
    mark = _GOVERNING.get(arn.service)
    if mark is None or mark not in arn.resource:
        return ""
    whole, _mark, part = arn.resource.partition(mark)
    if arn.service == "es":
        # domain/NAME/path
        whole = f"{whole}/{part.partition('/')[0]}"
    return f"{':'.join(str(arn).split(':')[:5])}:{whole}"


def may_have_policy(arn: str) -> bool:
    """Whether resources of the service can have a policy of their own."""
    parsed = parse_arn(arn)
    return parsed is not None and parsed.service in _WITH_POLICIES
