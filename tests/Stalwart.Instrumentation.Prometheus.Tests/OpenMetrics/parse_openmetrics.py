"""Parses answers in OpenMetrics with the strict parser of the official Python client.

Standard input has answers, each after a line with its length in bytes; standard output gets a line for each: the numbers of its families
and samples, or "error" and what is wrong with it.
"""

import sys

from prometheus_client.openmetrics.parser import text_string_to_metric_families

while header := sys.stdin.buffer.readline():
    answer = sys.stdin.buffer.read(int(header))
    try:
        families = list(text_string_to_metric_families(answer.decode("utf-8")))
        print(len(families), sum(len(family.samples) for family in families))
    except Exception as fault:
        print("error", type(fault).__name__, str(fault).encode("unicode_escape").decode("ascii"))
