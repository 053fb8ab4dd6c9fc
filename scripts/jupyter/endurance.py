"""A thousand cells without growth of memory, a hundred interruptions at random moments, five kernels at
once, a restart, and a kernel whose parent is gone."""
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

from jupyter_client.manager import KernelManager, start_new_kernel

os.chdir(tempfile.mkdtemp())


def memory(km):
    with open(f"/proc/{km.provisioner.pid}/status") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmRSS"))


def run(kc, code, timeout=60):
    reply = kc.execute_interactive(code, timeout=timeout, output_hook=lambda message: None)
    return reply["content"]


def cells(km, kc):
    """What grows is the record of the session, for :save: the code and what it showed."""
    cell = "d = toy(n=200)\np = pca(d, k=2)\nprint(p)\np.noise"
    for _ in range(200):
        assert run(kc, cell)["status"] == "ok"
    first, began = memory(km), time.time()
    for _ in range(1000):
        assert run(kc, cell)["status"] == "ok"
    seconds, growth = time.time() - began, memory(km) - first
    print(f"1,000 cells of 4 statements: {seconds:.1f} s, memory {first:.0f} MB, growth {growth:.1f} MB")
    return growth < 4


def interruptions(km, kc):
    random.seed(1)
    run(kc, "kept = 42\nd = toy(n=2000)\nm = vae(latent=4)")
    longest, stopped = 0, 0
    for _ in range(100):
        kc.execute(random.choice(["t = train(m, d, epochs=100000)", "while true {\n}",
                                  "q = [pca(toy(n=400), k=2) for i in range(100000)]"]))
        time.sleep(random.uniform(0.02, 0.4))
        asked = time.time()
        km.interrupt_kernel()
        reply = kc.get_shell_msg(timeout=20)["content"]
        longest = max(longest, time.time() - asked)
        stopped += reply["status"] == "error" and reply["ename"] == "Interrupted"
    values = []
    kc.execute_interactive("kept\nt", timeout=20, output_hook=lambda message: values.append(
        message["content"].get("data", {}).get("text/plain")) if message["msg_type"] == "execute_result" else None)
    print(f"100 interruptions: {stopped} stopped, the longest wait {longest:.2f} s; kept: {values}")
    return stopped == 100 and longest < 1 and values[0] == "42" and "epoch" in values[1]


def several():
    kernels = [start_new_kernel(kernel_name="vae") for _ in range(5)]
    for index, (_, kc) in enumerate(kernels):
        assert run(kc, f"x = {index}")["status"] == "ok"
    same = all(run(kc, f"assert x == {index}")["status"] == "ok" for index, (_, kc) in enumerate(kernels))
    km, kc = kernels[0]
    km.restart_kernel()
    kc.wait_for_ready(timeout=20)
    fresh = run(kc, "x")["status"] == "error"
    for km, kc in kernels:
        kc.stop_channels()
        km.shutdown_kernel()
    print(f"5 kernels at once: {'apart' if same else 'mixed'}; restart forgets: {fresh}")
    return same and fresh


def orphan():
    code = ("from jupyter_client.manager import start_new_kernel; import os; "
            "km, kc = start_new_kernel(kernel_name='vae'); print(km.provisioner.pid, flush=True); os._exit(0)")
    pid = int(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout)
    for _ in range(50):
        if not os.path.exists(f"/proc/{pid}"):
            print("a kernel whose parent is gone ends")
            return True
        time.sleep(0.1)
    os.kill(pid, signal.SIGKILL)
    print("a kernel whose parent is gone goes on")
    return False


manager, client = start_new_kernel(kernel_name="vae")
good = cells(manager, client)
good = interruptions(manager, client) and good
client.stop_channels()
manager.shutdown_kernel()
good = several() and good
good = orphan() and good
sys.exit(0 if good else 1)
