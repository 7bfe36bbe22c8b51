"""The W3C's suite, where ISTILAH_W3C names its folder; tests/web/test_protocol.py covers the ground in small."""

import os

import pytest
from tests.w3c.__main__ import main


@pytest.mark.skipif("ISTILAH_W3C" not in os.environ, reason="ISTILAH_W3C names no folder")
def test_the_suite_passes_against_the_running_server() -> None:
    assert main([os.environ["ISTILAH_W3C"]]) == 0
