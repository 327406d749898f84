"""The partitions of AWS and their Regions, as of October 2026.

Source: the partition table of AWS's own SDKs (botocore 1.44, `partitions.json`); AWS: "AWS Regions". Pseudo Regions of
the SDKs, such as `aws-global`, stand in no policy and are left out.
"""

from __future__ import annotations

from functools import lru_cache

from policy_engine.patterns import glob_tokens, matcher

_REGIONS = {
    "aws": (
        "af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 "
        "ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 "
        "ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 "
        "eu-west-3 il-central-1 me-central-1 me-south-1 me-west-1 mx-central-1 sa-east-1 sa-west-1 us-east-1 "
        "us-east-2 us-west-1 us-west-2"
    ),
    "aws-cn": "cn-north-1 cn-northwest-1",
    "aws-us-gov": "us-gov-east-1 us-gov-west-1",
    "aws-iso": "us-iso-east-1 us-iso-west-1",
    "aws-iso-b": "us-isob-east-1 us-isob-west-1",
    "aws-iso-e": "eu-isoe-west-1",
    "aws-iso-f": "us-isof-east-1 us-isof-south-1",
    "aws-eusc": "eusc-de-east-1",
}
PARTITIONS = {partition: tuple(names.split()) for partition, names in _REGIONS.items()}
"""Partition to its Regions."""
REGIONS = tuple(name for names in PARTITIONS.values() for name in names)
"""Every Region of every partition."""


@lru_cache(maxsize=1024)
def partitions_like(pattern: str) -> tuple[str, ...]:
    """The partitions that a text with wildcards stands for; empty where there is none."""
    return tuple(filter(matcher(glob_tokens(pattern)), PARTITIONS))


@lru_cache(maxsize=4096)
def regions_like(pattern: str, partition: str = "*") -> tuple[str, ...]:
    """The Regions that a text with wildcards stands for, in the partitions that another one does."""
    test = matcher(glob_tokens(pattern))
    return tuple(name for each in partitions_like(partition) for name in PARTITIONS[each] if test(name))


@lru_cache(maxsize=1024)
def nearest_region(text: str) -> str:
    """The Region that was probably meant, empty where nothing is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(text.lower(), REGIONS, n=1, cutoff=0.8)), "")
