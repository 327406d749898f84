"""A condition names a private address and not the network that it belongs to.

Private addresses are not unique: a host in any other VPC may have the same one. The condition is sound together with
one on the VPC or its endpoint.

Avoid: "IpAddress": {"aws:VpcSourceIp": "10.0.0.0/8"}
Prefer: "IpAddress": {"aws:VpcSourceIp": "10.0.0.0/8"}, "StringEquals": {"aws:SourceVpc": "vpc-1a2b3c4d"}
Source: AWS, "IAM Access Analyzer policy check reference", Security warning – Missing paired condition keys;
"AWS global condition context keys": aws:VpcSourceIp, aws:Ec2InstanceSourcePrivateIPv4. The other key may stand under
any operator of the statement; Null compares no address, and is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause

_PARTNERS = {
    "aws:vpcsourceip": ("aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn"),
    "aws:ec2instancesourceprivateipv4": ("aws:Ec2InstanceSourceVpc",),
}


def check(clause: Clause) -> Iterator[Hit]:
    """A key of a private address without one of its network in the statement, at the key."""
    if clause.name is not None and clause.name.base == "Null":
        return
    partners = _PARTNERS[clause.lowered]
    if not clause.statement.clauses_on(*(each.lower() for each in partners)):
        listed = " or ".join(f"`{each}`" for each in partners)
        message = f"addresses in `{clause.key}` are not unique, and no condition names their network"
        yield Hit(message, (clause.key_path,), f"add a condition on {listed}")
