"""The paper in public: pelicanconf.py and what differs from it.

SITEURL comes from the environment: the address of the published paper, such as https://user.github.io/paper.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403

SITEURL = os.environ.get("SITEURL", "").rstrip("/")
