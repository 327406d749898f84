"""Policy tests: suites of questions with the answers that are expected."""
