"""What a request says about its resource."""

from dataclasses import dataclass

from tests.reference.values import Json

BUCKET_POLICY_ACTIONS = ("s3:getbucketpolicy", "s3:putbucketpolicy", "s3:deletebucketpolicy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """The resource of one check."""

    arn: str
    # Who owns the thing itself: for an S3 object that may be another account than the bucket's.
    account: str | None
    # Who owns the bucket; for everything but S3 the same as `account`.
    container_account: str | None
    tags: dict[str, str]
    s3: Json
    kms: Json

    @property
    def partition(self) -> str | None:
        """The partition, if there is an ARN."""
        return None if self.arn == "*" else self._field(1)

    @property
    def service(self) -> str:
        """The service of the ARN."""
        return self._field(2)

    @property
    def region(self) -> str:
        """The Region of the ARN."""
        return self._field(3)

    @property
    def name(self) -> str:
        """The last field of the ARN."""
        return self._field(5)

    @property
    def is_key(self) -> bool:
        """Only keys have a key policy, aliases have not."""
        return self.service == "kms" and self.name.startswith("key/")

    @property
    def is_role(self) -> bool:
        """Only roles have a trust policy."""
        return self.service == "iam" and self.name.startswith("role/")

    @property
    def is_object(self) -> bool:
        """Tell an object of S3 from a bucket."""
        return self.service == "s3" and "/" in self.name

    @property
    def is_foreign_object(self) -> bool:
        """An object that does not belong to the owner of its bucket."""
        return self.account != self.container_account

    def _field(self, number: int) -> str:
        fields = self.arn.split(":", 5)
        return fields[number] if len(fields) == 6 else ""


def read_resource(request: Json) -> Resource:
    """Read the `resource` member of a request."""
    given = request.get("resource", "*")
    members: Json = {"arn": given} if isinstance(given, str) else given
    fields = str(members["arn"]).split(":", 5)
    in_arn = fields[4] if len(fields) == 6 and fields[4].isdigit() else None
    container = members.get("account") or in_arn
    s3 = members.get("s3") or {}
    resource = Resource(
        arn=members["arn"],
        account=container,
        container_account=container,
        tags=members.get("tags") or {},
        s3=s3,
        kms=members.get("kms") or {},
    )
    # With ACLs disabled everything in a bucket belongs to the owner of the bucket.
    if resource.is_object and acls_enabled(resource) and "object_owner" in s3:
        return Resource(
            arn=resource.arn,
            account=s3["object_owner"],
            container_account=container,
            tags=resource.tags,
            s3=s3,
            kms=resource.kms,
        )
    return resource


def acls_enabled(resource: Resource) -> bool:
    """ACLs are disabled unless the bucket says otherwise."""
    return resource.s3.get("object_ownership") in ("BucketOwnerPreferred", "ObjectWriter")
