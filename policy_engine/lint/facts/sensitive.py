"""Actions whose answer is a credential, or data that policies mostly mean to keep apart."""

from __future__ import annotations

_CREDENTIALS = (
    "airflow:CreateCliToken airflow:CreateWebLoginToken appsync:CreateApiKey chime:CreateApiKey "
    "cloud9:CreateEnvironmentToken codepipeline:PollForJobs cognito-idp:AssociateSoftwareToken "
    "cognito-idp:DescribeUserPoolClient cognito-idp:GetSigningCertificate "
    "cognito-identity:GetCredentialsForIdentity cognito-identity:GetOpenIdToken "
    "cognito-identity:GetOpenIdTokenForDeveloperIdentity connect:GetFederationToken ec2:GetPasswordData "
    "emr-containers:GetManagedEndpointSessionCredentials gamelift:GetComputeAccess gamelift:GetComputeAuthToken "
    "gamelift:GetInstanceAccess gamelift:RequestUploadCredentials grafana:CreateWorkspaceApiKey iam:CreateAccessKey "
    "iam:CreateLoginProfile iam:CreateServiceSpecificCredential iam:ResetServiceSpecificCredential "
    "iam:UpdateAccessKey license-manager:GetAccessToken "
    "lightsail:CreateBucketAccessKey lightsail:DownloadDefaultKeyPair lightsail:GetInstanceAccessDetails "
    "lightsail:GetRelationalDatabaseMasterUserPassword mediapackage:RotateChannelCredentials rds-db:connect "
    "redshift:GetClusterCredentials redshift:GetClusterCredentialsWithIAM redshift-serverless:GetCredentials "
    "sts:AssumeRole sts:GetFederationToken"
)
CREDENTIALS = tuple(_CREDENTIALS.split())
"""Left out are calls that hand out nothing but the caller's own access again (`ecr:GetAuthorizationToken`,
`codeartifact:GetAuthorizationToken`, `sts:GetSessionToken`), and calls that no policy of the caller allows
(`sts:AssumeRoleWithSAML`)."""

_DATA = (
    "s3:GetObject secretsmanager:GetSecretValue secretsmanager:BatchGetSecretValue ssm:GetParameter "
    "ssm:GetParameters ssm:GetParametersByPath"
)
DATA = tuple(_DATA.split())
"""Reads of objects, secrets and parameters."""
