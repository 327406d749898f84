"""A role can be taken on by a service that runs people's code.

Whoever can run code there with this role has its rights, so its permissions deserve the care of a login. Such roles
are ordinary; the check is off unless it is asked for, to list them.

Avoid: "Principal": {"Service": "ec2.amazonaws.com"}
Prefer: "Principal": {"Service": "cloudtrail.amazonaws.com"}
Source: AWS, "IAM roles for Amazon EC2"; "Defining Lambda function permissions with an execution role".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.principals import services_of
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView

_COMPUTE = frozenset(
    {
        "apprunner",
        "batch",
        "build.apprunner",
        "codebuild",
        "ec2",
        "ecs-tasks",
        "edgelambda",
        "elasticmapreduce",
        "glue",
        "lambda",
        "ops.emr-serverless",
        "pods.eks",
        "sagemaker",
        "ssm",
        "tasks.apprunner",
    }
)


def check(statement: StatementView) -> Iterator[Hit]:
    """Each such service in an Allow."""
    for service in services_of(statement) if statement.allows else ():
        if service.text.partition(".amazonaws.")[0] in _COMPUTE:
            message = f"code that runs on `{service.text}` can have the rights of this role"
            yield Hit(message, (service.path,), "give the role no more than that code needs")
