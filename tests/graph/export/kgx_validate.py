"""Run by a Python that has the `kgx` tool: `python kgx_validate.py FOLDER` prints what it finds wrong, as JSON.

The Biolink Model comes from the package of that name, and not from the internet as kgx would have it. Our
own prefix is declared beside those of the model, which are those of life-science databases.
"""

import json
import logging
import sys
from pathlib import Path

import biolink_model
import bmt.toolkit

FOLDER = Path(next(iter(biolink_model.__path__)))
MODEL = FOLDER / "schema" / "biolink_model.yaml"
PREFIXES = FOLDER / "prefixmaps" / "biolink_model_prefix_map.json"


class Offline(bmt.toolkit.Toolkit):
    """The toolkit of kgx, with the model that is installed."""

    def __init__(self, *_: object) -> None:
        self.view = bmt.toolkit.SchemaView(str(MODEL))
        self.pmap = {"predicate mappings": []}


bmt.toolkit.Toolkit = bmt.Toolkit = Offline

import kgx.config  # noqa: E402 the toolkit is read when kgx is imported

ours = {"synergraph": "https://example.org/synergraph/"}
kgx.config.jsonld_context_map["biolink"] = json.loads(PREFIXES.read_text()) | ours

from kgx.transformer import Transformer  # noqa: E402
from kgx.validator import Validator  # noqa: E402

logging.disable(logging.WARNING)
files = [str(Path(sys.argv[1]) / name) for name in ("nodes.tsv", "edges.tsv")]
transformer = Transformer()
transformer.transform({"filename": files, "format": "tsv"})
graph, validator = transformer.store.graph, Validator()
validator.validate(graph)
found = {"nodes": graph.number_of_nodes(), "edges": graph.number_of_edges(), "errors": validator.get_errors()}
sys.stdout.write(json.dumps(found))
