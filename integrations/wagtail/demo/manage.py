#!/usr/bin/env python
"""Django's own entry for the demo site."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
execute_from_command_line(sys.argv)
