"""`python -m qantar`."""

import sys

from qantar.cli import main

sys.exit(main())
