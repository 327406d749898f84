"""Ways from a few permissions to more: which actions, together, let their holder act with rights that it was not given.

Gathered from the public lists of such ways: pathfinding.cloud by DataDog (Apache-2.0), the collection of Rhino Security
Labs, and Hacking the Cloud. A way is open if every action of `anywhere` is allowed on a resource of the attacker's
choice, and every action of `somewhere` on at least one resource.
"""

from __future__ import annotations

from policy_engine.named import NamedTuple


class Way(NamedTuple):
    """One way; `service` is the principal that a role is passed to, where one is."""

    anywhere: tuple[str, ...]
    somewhere: tuple[str, ...] = ()
    service: str = ""


def _way(*anywhere: str) -> Way:
    return Way(anywhere)


def _passing(service: str, *somewhere: str) -> Way:
    return Way(("iam:PassRole",), somewhere, f"{service}.amazonaws.com")


OWN_RIGHTS = (
    _way("iam:CreatePolicyVersion"),
    _way("iam:SetDefaultPolicyVersion"),
    _way("iam:PutRolePolicy"),
    _way("iam:PutUserPolicy"),
    _way("iam:PutGroupPolicy"),
    _way("iam:AttachRolePolicy"),
    _way("iam:AttachUserPolicy"),
    _way("iam:AttachGroupPolicy"),
    _way("iam:AddUserToGroup"),
    _way("iam:DeleteRolePermissionsBoundary"),
    _way("iam:DeleteUserPermissionsBoundary"),
    _way("iam:PutRolePermissionsBoundary"),
    _way("iam:PutUserPermissionsBoundary"),
    _way("iam:DeleteRolePolicy"),
    _way("iam:DeleteUserPolicy"),
    _way("iam:DetachRolePolicy"),
    _way("iam:DetachUserPolicy"),
)
"""The holder's own rights grow, or what limits them goes."""

OTHER_PRINCIPALS = (
    _way("iam:CreateAccessKey"),
    _way("iam:CreateLoginProfile"),
    _way("iam:UpdateLoginProfile"),
    _way("iam:UpdateAssumeRolePolicy"),
    _way("sts:AssumeRole"),
)
"""The holder becomes another principal. Longer ways that begin with one of these or of the above say nothing new."""

NEW_RESOURCES = (
    _passing("build.apprunner", "apprunner:CreateService"),
    _passing("tasks.apprunner", "apprunner:CreateService"),
    _passing("autoscaling", "autoscaling:CreateLaunchConfiguration", "autoscaling:CreateAutoScalingGroup"),
    _passing("ec2", "autoscaling:CreateLaunchConfiguration", "autoscaling:CreateAutoScalingGroup"),
    _passing("ec2", "autoscaling:CreateLaunchConfiguration", "autoscaling:UpdateAutoScalingGroup"),
    _passing("ec2", "ec2:CreateLaunchTemplate", "autoscaling:CreateAutoScalingGroup"),
    _passing("ec2", "ec2:CreateLaunchTemplate", "autoscaling:UpdateAutoScalingGroup"),
    _passing(
        "bedrock-agentcore",
        "bedrock-agentcore:CreateCodeInterpreter",
        "bedrock-agentcore:StartCodeInterpreterSession",
        "bedrock-agentcore:InvokeCodeInterpreter",
    ),
    _passing("cloudformation", "cloudformation:CreateStack"),
    _passing("cloudformation", "cloudformation:CreateStackSet", "cloudformation:CreateStackInstances"),
    _passing("cloudformation", "cloudformation:UpdateStackSet"),
    _passing("cloudformation", "cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"),
    _passing("codebuild", "codebuild:CreateProject", "codebuild:StartBuild"),
    _passing("codebuild", "codebuild:CreateProject", "codebuild:StartBuildBatch"),
    _passing("codebuild", "codebuild:UpdateProject", "codebuild:StartBuild"),
    _passing("codebuild", "codebuild:UpdateProject", "codebuild:StartBuildBatch"),
    _passing("datapipeline", "datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition"),
    _passing("ec2", "ec2:RunInstances"),
    _passing("ec2", "ec2:RequestSpotInstances"),
    _passing("ec2", "ec2:AssociateIamInstanceProfile"),
    _passing("ecs-tasks", "ecs:RegisterTaskDefinition", "ecs:CreateService"),
    _passing("ecs-tasks", "ecs:RegisterTaskDefinition", "ecs:RunTask"),
    _passing("ecs-tasks", "ecs:RegisterTaskDefinition", "ecs:StartTask"),
    _passing("glue", "glue:CreateDevEndpoint"),
    _passing("glue", "glue:CreateJob", "glue:StartJobRun"),
    _passing("glue", "glue:CreateJob", "glue:CreateTrigger"),
    _passing("glue", "glue:UpdateJob", "glue:StartJobRun"),
    _passing("glue", "glue:UpdateJob", "glue:CreateTrigger"),
    _passing("lambda", "lambda:CreateFunction", "lambda:InvokeFunction"),
    _passing("lambda", "lambda:CreateFunction", "lambda:CreateEventSourceMapping"),
    _passing("lambda", "lambda:CreateFunction", "lambda:AddPermission"),
    _passing("sagemaker", "sagemaker:CreateNotebookInstance"),
    _passing("sagemaker", "sagemaker:CreateTrainingJob"),
    _passing("sagemaker", "sagemaker:CreateProcessingJob"),
)
"""Any role is handed to something new that the holder controls."""

EXISTING_RESOURCES = (
    _way("apprunner:UpdateService"),
    _way("bedrock-agentcore:StartCodeInterpreterSession", "bedrock-agentcore:InvokeCodeInterpreter"),
    _way("cloudformation:UpdateStack"),
    _way("cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"),
    _way("codebuild:StartBuild"),
    _way("codebuild:StartBuildBatch"),
    Way(("ec2-instance-connect:SendSSHPublicKey",), ("ec2:DescribeInstances",)),
    _way("ec2:ModifyInstanceAttribute", "ec2:StopInstances", "ec2:StartInstances"),
    _way("ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"),
    Way(("ecs:ExecuteCommand",), ("ecs:DescribeTasks",)),
    _way("glue:UpdateDevEndpoint"),
    _way("lambda:UpdateFunctionCode"),
    _way("lambda:UpdateFunctionConfiguration"),
    _way("sagemaker:CreatePresignedNotebookInstanceUrl"),
    Way(
        ("sagemaker:StopNotebookInstance", "sagemaker:UpdateNotebookInstance", "sagemaker:StartNotebookInstance"),
        ("sagemaker:CreateNotebookInstanceLifecycleConfig",),
    ),
    _way("ssm:StartSession"),
    _way("ssm:SendCommand"),
)
"""Something that already has a role does what the holder says, whichever it chooses."""
