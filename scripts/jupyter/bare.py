"""Runs cells in a kernel below another root: bare.py ROOT FOLDER, which holds the kernel's kernel.json."""
import json
import os
import sys
import tempfile

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

root, folder = sys.argv[1:]
with open(root + folder + "/kernel.json") as file:
    spec = json.load(file)
# The connection file is written and read where both see it.
os.makedirs(root + "/tmp/jupyter", exist_ok=True)
os.environ["JUPYTER_RUNTIME_DIR"] = root + "/tmp/jupyter"
spec["argv"] = ["chroot", root, "/usr/bin/env", "-i", "HOME=/root", "LC_ALL=C.UTF-8"] + [
    word.replace("{connection_file}", "/tmp/jupyter/kernel.json") for word in spec["argv"]]
kernels = tempfile.mkdtemp()
os.makedirs(kernels + "/bare")
with open(kernels + "/bare/kernel.json", "w") as file:
    json.dump(spec, file)

manager = KernelManager(
    kernel_name="bare", kernel_spec_manager=KernelSpecManager(kernel_dirs=[kernels]),
    connection_file=root + "/tmp/jupyter/kernel.json")
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=30)
shown = []


def note(message):
    shown.extend(message["content"].get("data", {}).items())


for code in ["mean(range(10))", "plot.line([1, 2])"]:
    reply = client.execute_interactive(code, timeout=60, output_hook=note)
    assert reply["content"]["status"] == "ok", reply["content"]
client.stop_channels()
manager.shutdown_kernel()
os.rmdir(root + "/tmp/jupyter")
assert ("text/plain", "4.5") in shown, shown
assert any(kind == "image/svg+xml" for kind, _ in shown), [kind for kind, _ in shown]
print("kernel: a value and a figure")
