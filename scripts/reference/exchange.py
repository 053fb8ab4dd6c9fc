"""What the two scripts that exchange weights share: a run of vae, and the comparison."""

import os
import subprocess
import tempfile

import numpy

# level, delta, square.
INPUTS = 3
# What vae writes, and what it reads.
OUTPUTS, SETTINGS = "from_vae.safetensors", "to_vae.safetensors"

RECURRENT = 'vae(latent=3, encoder=[dense(5, "tanh"), lstm(6)], decoder=[lstm(4), dense(3, "tanh")])'
# Windows of 12 bins: the encoder's last convolution gives 12 x 4 numbers, the decoder's first one
# is fed 12 x 6.
CONVOLUTIONAL = ('vae(latent=3, encoder=[conv(5, 3, "tanh"), conv(4, 5)], '
                 'decoder=[conv(6, 3, "relu"), conv(2)])')
SCRIPT = """
d = windows(demo(neurons=3, seconds=20s, rate=50Hz, seed=3), before=100ms, after=140ms)
m = {model}
{get}
z = encode(m, d)
save(d, "windows.npy")
save(z, "encoded.npy")
save(decode(m, z), "decoded.npy")
"""
TRAINED = 'm = train(m, d, epochs=2, seed=1); save(m, "{path}", layout="{layout}")'
GIVEN = 'm = read("{path}", into=train(m, d, epochs=0, seed=2))'


def run_vae(program, model, layout, folder=None):
    """Trains and saves weights, or, where the folder has some, reads them; gives what vae computes."""
    get = GIVEN if folder else TRAINED
    path = SETTINGS if folder else OUTPUTS
    folder = folder or tempfile.mkdtemp()
    code = SCRIPT.format(model=model, get=get.format(path=path, layout=layout))
    subprocess.run([os.path.abspath(program), "-e", code], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL)
    arrays = [numpy.load(os.path.join(folder, name + ".npy"))
              for name in ("windows", "encoded", "decoded")]
    return folder, *arrays


def features(windows):
    """[rows, bins] to [rows, bins, 3]: the level, its change from the bin before, its square."""
    if isinstance(windows, numpy.ndarray):
        delta = numpy.diff(windows, axis=1, prepend=windows[:, :1])
        return numpy.stack([windows, delta, windows**2], axis=2)
    delta = windows.diff(dim=1, prepend=windows[:, :1])
    import torch

    return torch.stack([windows, delta, windows**2], dim=2)


def compare(direction, ours, theirs):
    for name, a, b in zip(("encodings", "decodings"), ours, theirs):
        largest = float(numpy.abs(a - b).max())
        print(f"{direction}: {name} of {len(a)} rows differ by at most {largest:.1e}")
        assert a.shape == b.shape and largest < 1e-5
