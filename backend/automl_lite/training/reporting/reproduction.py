"""`reproduce.py`: the recipe, and the few lines that follow it."""

from automl_lite.training.recipe import Recipe

SCRIPT = '''\
"""Makes model.onnx again from the file it was trained on, without a search.

    pip install "automl-lite[training]"
    python reproduce.py data.csv --out model.onnx

It ends with 0 where the model is the same, byte for byte, and with 1 where it is not.
"""

import os
import sys

from automl_lite.training.cores import thread_environment

RECIPE = r\'\'\'
{recipe}
\'\'\'

if __name__ == "__main__":
    # Before the libraries are loaded, which read it once.
    os.environ.update(thread_environment({threads}))
    from automl_lite.training.rebuild import main

    sys.exit(main(RECIPE))
'''


def reproduction(recipe: Recipe) -> str:
    """The script's source; nothing of the file's names is code in it."""
    return SCRIPT.format(recipe=recipe.written(), threads=recipe.threads)
