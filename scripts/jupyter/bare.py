"""Runs a cell in a kernel below another root: bare.py ROOT PROGRAM."""
import json
import os
import sys
import tempfile

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

root, program = sys.argv[1:]
# The connection file must be seen from below the root.
os.environ["JUPYTER_RUNTIME_DIR"] = runtime = tempfile.mkdtemp()
below = root + runtime
os.makedirs(below)
kernels = tempfile.mkdtemp()
os.makedirs(kernels + "/bare")
script = f"cp \"$1\" '{below}/' && exec chroot '{root}' /usr/bin/env -i HOME=/root {program} run \"{runtime}/$(basename \"$1\")\""
with open(kernels + "/bare/kernel.json", "w") as file:
    json.dump({"argv": ["sh", "-c", script, "sh", "{connection_file}"], "display_name": "bare",
               "language": "vae", "interrupt_mode": "message"}, file)
manager = KernelManager(kernel_name="bare", kernel_spec_manager=KernelSpecManager(kernel_dirs=[kernels]))
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=30)
shown = []
reply = client.execute_interactive(
    "mean(range(10))", timeout=30,
    output_hook=lambda message: shown.append(message["content"].get("data", {}).get("text/plain")))
client.stop_channels()
manager.shutdown_kernel()
print("kernel:", reply["content"]["status"], shown)
sys.exit(0 if reply["content"]["status"] == "ok" and "4.5" in shown else 1)
