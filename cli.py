"""Run the `policyeval` command from a checkout: `python cli.py check policy.json --action s3:GetObject`.

An installed package has the command `policyeval` for this; the wheel does not carry this file.
"""

from policy_engine.cli.app import main

if __name__ == "__main__":
    main()
