"""Writes small recordings with the libraries of their formats, and reads with them what `save` wrote.

    python3 -m venv venv && venv/bin/pip install numpy scipy h5py pynwb nwbinspector
    venv/bin/python scripts/reference/recordings.py write Tests/DatasetsTests/Reference
    venv/bin/python scripts/reference/recordings.py check .build/release/vae

The numbers are simulated: sample t of neuron i is 16 i + t / 4, which every type of number holds, and
a spike is where 7 t + i is a multiple of 11. The layouts of suite2p, CaImAn, Minian and MATLAB 7.3
are written by hand, as those programs write them.
"""

import argparse
import datetime
import os
import subprocess
import tempfile

import h5py
import numpy as np
import scipy.io

NEURONS, SAMPLES, RATE = 3, 40, 29.97


def traces(neurons=NEURONS, samples=SAMPLES):
    i, t = np.mgrid[:neurons, :samples]
    return (16 * i + t / 4).astype(np.float32)


def spikes(neurons=NEURONS, samples=SAMPLES):
    i, t = np.mgrid[:neurons, :samples]
    return ((7 * t + i) % 11 == 0).astype(np.uint8)


def spike_times(neuron, rate=RATE, start=0.0):
    return start + (np.flatnonzero(spikes()[neuron]) + 0.5) / rate


def write_arrays(folder):
    for name, kind in [("f2", "<f2"), ("f4big", ">f4"), ("f8", "<f8"), ("i2big", ">i2"),
                       ("u4", "<u4"), ("i8", "<i8"), ("u1", "|u1")]:
        np.save(f"{folder}/{name}.npy", traces().astype(kind))
    np.save(f"{folder}/bool.npy", spikes().astype(bool))
    np.save(f"{folder}/fortran.npy", np.asfortranarray(traces()))
    np.save(f"{folder}/object.npy", np.array([traces(), None], dtype=object), allow_pickle=True)
    named = dict(traces=traces(), spikes=spikes(), rate=RATE, names=np.array(["a", "b", "dü"]))
    np.savez(f"{folder}/plain.npz", **named)
    np.savez_compressed(f"{folder}/packed.npz", **{**named, "traces": np.asfortranarray(traces())})
    np.savez(f"{folder}/several.npz", first=traces(), second=traces() + 1)
    np.savez(f"{folder}/square.npz", x=traces()[:, :12].T.repeat(3, 1)[:12], rate=RATE)
    times = np.delete(np.arange(SAMPLES + 1) / RATE, 10)
    np.savez(f"{folder}/gaps.npz", traces=traces(), spikes=spikes(), t=times)
    np.savez(f"{folder}/object.npz", x=np.array([{}, None], dtype=object))


def write_suite2p(folder):
    flags = np.array([[1, 0.9], [0, 0.2], [1, 0.8]])
    for name, rate in [("old", 30.9), ("new", np.float64(7.5))]:
        plane = f"{folder}/suite2p-{name}"
        os.makedirs(plane, exist_ok=True)
        np.save(f"{plane}/F.npy", traces())
        np.save(f"{plane}/Fneu.npy", np.full_like(traces(), 2))
        np.save(f"{plane}/spks.npy", traces() / 2)
        np.save(f"{plane}/iscell.npy", flags)
        options = "ops" if name == "old" else "settings"
        np.save(f"{plane}/{options}.npy", np.array({"nplanes": 1, "fs": rate, "tau": 1.0}, dtype=object))
    scipy.io.savemat(f"{folder}/Fall.mat", dict(
        F=traces(), Fneu=np.full_like(traces(), 2), spks=traces() / 2, iscell=flags,
        ops=dict(fs=30.9, nplanes=1), stat=np.array([{"npix": 3}, {"npix": 4}], dtype=object)))


def write_matlab(folder):
    scipy.io.savemat(f"{folder}/plain.mat", dict(dff=traces(), fs=RATE), do_compression=True)
    scipy.io.savemat(f"{folder}/struct.mat", dict(
        session=dict(traces=traces().T, rate=RATE, animal="m1"), note="by hand"))
    scipy.io.savemat(f"{folder}/several.mat", dict(first=traces(), second=traces()))
    scipy.io.savemat(f"{folder}/complex.mat", dict(z=traces() + 1j))
    trials = np.empty((1, NEURONS), dtype=object)
    for i in range(NEURONS):
        trials[0, i] = dict(
            fluo_time=(0.3 + np.arange(SAMPLES) / RATE)[None], fluo_mean=traces()[i][:, None],
            events_AP=1e4 * np.append(spike_times(i, start=0.3), 99.0)[:, None])
    scipy.io.savemat(f"{folder}/cascade.mat", dict(CAttached=trials), do_compression=True)
    data = np.zeros((1, NEURONS), dtype=[(n, object) for n in ("calcium", "fps", "spike_times")])
    for i in range(NEURONS):
        data[0, i] = (traces()[i][None], RATE, 1000 * spike_times(i)[None])
    scipy.io.savemat(f"{folder}/c2s.mat", dict(data=data))
    write_matlab73(f"{folder}/v73.mat")


def write_matlab73(path):
    with h5py.File(path, "w", userblock_size=512) as file:
        def put(group, name, value, kind="double"):
            data = group.create_dataset(name, data=value)
            data.attrs["MATLAB_class"] = np.bytes_(kind)
            return data

        put(file, "traces", traces().T, "single")
        put(file, "fs", np.array([[RATE]]))
        put(file, "animal", np.array([[ord(c)] for c in "mouse"], dtype=np.uint16), "char")
        refs = file.create_group("#refs#")
        cells = [put(refs, chr(97 + i), traces()[i][:, None]).ref for i in range(NEURONS)]
        cell = file.create_dataset("trials", data=np.array(cells, dtype=h5py.ref_dtype)[:, None])
        cell.attrs["MATLAB_class"] = np.bytes_("cell")
    header = b"MATLAB 7.3 MAT-file, Platform: GLNXA64, Created by hand HDF5 schema 1.00 ."
    with open(path, "r+b") as file:
        file.write(header.ljust(116) + bytes(8) + b"\x00\x02IM")


def write_caiman(path):
    with h5py.File(path, "w") as file:
        estimates = file.create_group("estimates")
        estimates["C"], estimates["S"] = traces().astype(float), spikes() / 2
        estimates["F_dff"] = traces() + 1
        estimates["idx_components"] = np.array([0, 2])
        estimates["YrA"] = "NoneType"
        file["params/data/fr"] = 30.0


def write_claims(path):
    """Ten gigabytes in a header, of which nothing was ever written."""
    with h5py.File(path, "w") as file:
        file.create_dataset("x", shape=(10, 1 << 28), dtype="f4", chunks=(1, 1 << 12))


def write_group(path):
    with h5py.File(path, "w") as file:
        file["group/x"], file["group/rate"], file["other"] = traces(), 30.0, traces()


def write_minian(path):
    with h5py.File(path, "w") as file:
        file["unit_id"], file["frame"] = np.array([3, 5, 8]), np.arange(SAMPLES)
        file["C"], file["S"] = traces().astype(float), spikes().astype(float)


def write_nwb(path, times=False):
    from pynwb import NWBFile, NWBHDF5IO
    from pynwb.ophys import DfOverF, Fluorescence, ImageSegmentation, OpticalChannel

    start = datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)
    file = NWBFile("simulated", "reference", start)
    device = file.create_device("microscope")
    plane = file.create_imaging_plane(
        name="plane", optical_channel=OpticalChannel("green", "emission", 510.0), device=device,
        description="simulated", excitation_lambda=920.0, indicator="GCaMP6f", location="V1",
        imaging_rate=RATE)
    ophys = file.create_processing_module("ophys", "traces")
    segmentation = ImageSegmentation()
    ophys.add(segmentation)
    table = segmentation.create_plane_segmentation("regions", plane, "PlaneSegmentation")
    for i in range(NEURONS):
        table.add_roi(pixel_mask=[(i, 0, 1.0)])
    regions = table.create_roi_table_region(region=list(range(NEURONS)), description="all")
    stamps = np.delete(0.5 + np.arange(SAMPLES + 1) / RATE, 10)
    clock = dict(timestamps=stamps) if times else dict(rate=RATE, starting_time=0.5)
    raw, dff = Fluorescence(), DfOverF()
    ophys.add(raw)
    raw.create_roi_response_series(
        "raw", data=(traces().T * 4).astype(np.int16), rois=regions, unit="a.u.", conversion=0.25,
        offset=1.0, **clock)
    if not times:
        ophys.add(dff)
        dff.create_roi_response_series("dff", data=traces().T, rois=regions, unit="n.a.", **clock)
        for i in range(NEURONS):
            file.add_unit(spike_times=spike_times(i, start=0.5))
    with NWBHDF5IO(path, "w") as io:
        io.write(file, cache_spec=False)


def write_planes(path):
    """Two planes of as many regions, each with cells of its own; by hand, as NWB lays it out."""
    with h5py.File(path, "w") as file:
        file.attrs["nwb_version"] = "2.7.0"
        for plane, cells in enumerate(([1, 0, 1], [0, 1, 1])):
            table = file.create_group(f"processing/ophys/ImageSegmentation/plane{plane}")
            table["iscell"] = np.array(cells, dtype="u1")
            series = file.create_group(f"processing/ophys/Fluorescence/series{plane}")
            series.attrs["neurodata_type"] = "RoiResponseSeries"
            series["data"] = traces().T + plane
            series["starting_time"] = 0.0
            series["starting_time"].attrs["rate"] = RATE
            series["rois"] = np.arange(NEURONS)
            series["rois"].attrs["table"] = table.ref


def write_trials(path):
    """Trials with numbers, texts, truth values and lists, and epochs beside them."""
    from pynwb import NWBFile, NWBHDF5IO

    file = NWBFile("simulated", "reference", datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc))
    for name in ("orientation", "contrast", "correct", "side"):
        file.add_trial_column(name, name)
    file.add_trial_column("licks", "times", index=True)
    for i in range(6):
        file.add_trial(
            start_time=0.5 + i, stop_time=0.9 + i, orientation=45 * (i % 3), contrast=[0.25, 1.0][i % 2],
            correct=bool(i % 3), side="left" if i < 2 else "right", licks=[0.1] * i)
    file.add_epoch(0.0, 3.0, ["quiet"])
    with NWBHDF5IO(path, "w") as io:
        io.write(file, cache_spec=False)


def write(folder):
    os.makedirs(folder, exist_ok=True)
    write_arrays(folder)
    write_suite2p(folder)
    write_matlab(folder)
    write_caiman(f"{folder}/caiman.hdf5")
    write_minian(f"{folder}/minian.nc")
    write_group(f"{folder}/group.h5")
    write_claims(f"{folder}/claims.hdf5")
    write_nwb(f"{folder}/rate.nwb")
    write_nwb(f"{folder}/times.nwb", times=True)
    write_planes(f"{folder}/planes.nwb")
    write_trials(f"{folder}/trials.nwb")


SAVE = """
recording = load("source.npz")
save(recording, "r.npy"); save(recording, "r.npz"); save(recording, "r.mat"); save(recording, "r.nwb")
rows = windows(recording, before=0.2s, after=0.2s, spike=50ms, normalise="none")
save(rows, "d.npz"); save(rows, "d.mat"); save(rows, "d.npy")
save(reshape(range(6), 2, 3) + 0.5, "t.npz"); save(reshape(range(6), 2, 3) + 0.5, "t.mat")
"""


def check(program):
    """Has the program save a recording, rows and a tensor, and reads them with the formats' libraries."""
    with tempfile.TemporaryDirectory() as folder:
        t = np.arange(200)
        values = (np.arange(3)[:, None] * 16 + t / 4).astype(np.float32)
        counts = ((7 * t + np.arange(3)[:, None]) % 11 == 0).astype(np.uint8)
        names = np.array(["a", "b", "dü"])
        np.savez(f"{folder}/source.npz", traces=values, spikes=counts, rate=20.0, names=names)
        subprocess.run([os.path.abspath(program), "-e", SAVE], cwd=folder, check=True)
        full = [f"source/{name}" for name in names]
        check_arrays(folder, values, counts, full)
        check_rows(folder)
        check_nwb(f"{folder}/r.nwb", values, counts, full)
    print("all that was saved reads back")


def check_arrays(folder, values, counts, names):
    assert np.array_equal(np.load(f"{folder}/r.npy"), values)
    assert np.array_equal(np.load(f"{folder}/r.spikes.npy"), counts)
    archive, matlab = np.load(f"{folder}/r.npz"), scipy.io.loadmat(f"{folder}/r.mat")
    assert archive["rate"] == 20 and matlab["rate"].item() == 20
    assert list(archive["names"]) == names
    assert [name.item() for name in matlab["names"].ravel()] == names
    for file in archive, matlab:
        assert np.array_equal(file["traces"], values) and file["traces"].dtype == np.float32
        assert np.array_equal(file["spikes"], counts) and file["spikes"].dtype == np.uint16
        assert "load" in str(file["provenance"])
    tensor = np.arange(6, dtype=np.float32).reshape(2, 3) + 0.5
    assert np.array_equal(np.load(f"{folder}/t.npz")["x"], tensor)
    assert np.array_equal(scipy.io.loadmat(f"{folder}/t.mat")["x"], tensor)


def check_rows(folder):
    rows, archive = np.load(f"{folder}/d.npy"), np.load(f"{folder}/d.npz")
    matlab = scipy.io.loadmat(f"{folder}/d.mat")
    assert np.array_equal(archive["data"], rows) and np.array_equal(matlab["data"], rows)
    assert np.array_equal(archive["labels"], matlab["labels"].ravel())
    assert set(archive["labels"]) <= {0, 1} and list(archive["label_names"]) == ["quiet", "spike"]
    assert np.array_equal(archive["identities"], matlab["identities"].ravel())
    assert len(set(archive["identities"])) == len(rows) == len(archive["groups"])


def check_nwb(path, values, counts, names):
    from nwbinspector import inspect_nwbfile
    from pynwb import NWBHDF5IO, validate

    faults = validate(path=path)
    faults = faults[0] if isinstance(faults, tuple) else faults
    assert not faults, faults
    found = list(inspect_nwbfile(nwbfile_path=path))
    for message in found:
        print(f"inspector: {message.importance.name} {message.check_function_name}: {message.message}")
    assert not [m for m in found if m.importance.name in ("CRITICAL", "ERROR", "PYNWB_VALIDATION")]
    with NWBHDF5IO(path, "r") as io:
        file = io.read()
        series = file.processing["ophys"]["Fluorescence"]["RoiResponseSeries"]
        assert np.array_equal(series.data[:], values.T) and series.rate == 20
        assert list(series.rois.to_dataframe()["neuron_name"]) == names
        for i in range(3):
            assert np.allclose(file.units["spike_times"][i], (np.flatnonzero(counts[i]) + 0.5) / 20)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("action", choices=["write", "check"])
    parser.add_argument("place", help="the folder to write to, or the program to check")
    asked = parser.parse_args()
    write(asked.place) if asked.action == "write" else check(asked.place)
