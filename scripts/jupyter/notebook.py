"""Executes the exported tutorial with nbclient: what each cell shows must be what was recorded, bit for
bit, but for the display of progress, which no export has."""
import os
import subprocess
import sys
import tempfile

import nbformat
from nbclient import NotebookClient


def shown(cell):
    """The outputs of a cell, without counts that depend on the cells before and without progress."""
    kept = []
    for output in cell.get("outputs", []):
        output = dict(output)
        output.pop("execution_count", None)
        output.pop("transient", None)
        if output.get("data", {}).get("text/plain") == "":
            continue
        kept.append(output)
    return kept


folder = tempfile.mkdtemp()
script = os.path.abspath("scripts/tutorial.vae")
path = os.path.join(folder, "tutorial.ipynb")
subprocess.run([os.environ["VAE"], script, "--report", path, "--no-cache"], cwd=folder, check=True,
               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
recorded = nbformat.read(path, as_version=4)
nbformat.validate(recorded)
executed = nbformat.from_dict(recorded)
executed = nbformat.read(path, as_version=4)
for cell in executed.cells:
    if cell.cell_type == "code":
        cell.outputs = []
NotebookClient(executed, timeout=900, resources={"metadata": {"path": folder}}).execute()
codes = [(a, b) for a, b in zip(recorded.cells, executed.cells) if a.cell_type == "code"]
different = [a for a, b in codes if shown(a) != shown(b)]
for a, b in codes:
    if shown(a) != shown(b):
        print("not the same:", a.source[:200])
        print("  recorded:", str(shown(a))[:600])
        print("  executed:", str(shown(b))[:600])
outputs = sum(len(shown(a)) for a, _ in codes)
print(f"{len(codes)} cells, {outputs} outputs, {len(different)} cells differ")
sys.exit(1 if different or outputs < 20 else 0)
