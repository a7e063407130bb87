"""`python -m documents`: write the generated parts of the documents anew."""

import sys

from documents.pages import PageError, write

try:
    write()
except PageError as error:
    sys.exit(str(error))
