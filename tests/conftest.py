"""How hypothesis runs: the same examples every time, unless new ones are asked for."""

import os

from hypothesis import settings

# No deadline: the machines of CI are shared, and no test times itself.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
