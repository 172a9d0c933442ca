"""What Python raises over a damaged ZIP archive: XLSX, DOCX and packed files are such archives."""

import zipfile
import zlib

DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError, ValueError)
