"""Proves that weights go from vae to Keras and back: the same encodings and decodings within 1e-5.

    python3 -m venv venv && venv/bin/pip install numpy keras tensorflow safetensors
    venv/bin/python scripts/reference/exchange_keras.py .build/release/vae

KERAS_BACKEND chooses another backend than TensorFlow.
"""

import os
import sys

import keras
import numpy
from keras import layers
from safetensors.numpy import load_file, save_file

from exchange import (CONVOLUTIONAL, INPUTS, OUTPUTS, RECURRENT, SETTINGS, compare, features,
                      run_vae)

LATENT = 3


def recurrent(bins):
    """The two halves of the model, and their layers by the names of vae's weights."""
    named = {
        "encoder.0": layers.Dense(5, activation="tanh"),
        "encoder.1": layers.LSTM(6),
        "latent.mean": layers.Dense(LATENT),
        "latent.log_variance": layers.Dense(LATENT),
        "decoder.0": layers.LSTM(4, return_sequences=True),
        "decoder.1": layers.Dense(3, activation="tanh"),
        "output": layers.Dense(1),
    }
    windows = keras.Input((bins, INPUTS))
    top = named["encoder.1"](named["encoder.0"](windows))
    encoder = keras.Model(windows, [named["latent.mean"](top), named["latent.log_variance"](top)])
    latents = keras.Input((LATENT,))
    states = named["decoder.0"](layers.RepeatVector(bins)(latents))
    decoder = keras.Model(latents, named["output"](named["decoder.1"](states)))
    return encoder, decoder, named


def convolutional(bins):
    """The same of the model of convolutions."""
    named = {
        "encoder.0": layers.Conv1D(5, 3, padding="same", activation="tanh"),
        "encoder.1": layers.Conv1D(4, 5, padding="same"),
        "latent.mean": layers.Dense(LATENT),
        "latent.log_variance": layers.Dense(LATENT),
        "decoder.0.map": layers.Dense(6 * bins),
        "decoder.0": layers.Conv1D(6, 3, padding="same", activation="relu"),
        "decoder.1": layers.Conv1D(2, 9, padding="same"),
        "output": layers.Dense(1),
    }
    windows = keras.Input((bins, INPUTS))
    top = layers.Flatten()(named["encoder.1"](named["encoder.0"](windows)))
    encoder = keras.Model(windows, [named["latent.mean"](top), named["latent.log_variance"](top)])
    latents = keras.Input((LATENT,))
    spread = layers.Reshape((bins, 6))(named["decoder.0.map"](latents))
    down = named["decoder.1"](named["decoder.0"](spread))
    return encoder, keras.Model(latents, named["output"](down)), named


def weight_names(name, layer):
    parts = ["kernel", "recurrent_kernel", "bias"] if isinstance(layer, layers.LSTM) else [
        "kernel", "bias"]
    return [f"{name}.{part}" for part in parts]


def results(encoder, decoder, windows):
    latents = numpy.asarray(encoder.predict(features(windows), verbose=0)[0])
    return latents, numpy.asarray(decoder.predict(latents, verbose=0))[:, :, 0]


def exchange(program, model, network):
    folder, windows, encoded, decoded = run_vae(program, model, "keras")
    encoder, decoder, named = network(windows.shape[1])
    weights = load_file(os.path.join(folder, OUTPUTS))
    assert set(weights) == {n for name, layer in named.items() for n in weight_names(name, layer)}
    for name, layer in named.items():
        layer.set_weights([weights[n] for n in weight_names(name, layer)])
    compare("vae to Keras", (encoded, decoded), results(encoder, decoder, windows))

    keras.utils.set_random_seed(1)
    encoder, decoder, named = network(windows.shape[1])
    given = {n: value for name, layer in named.items()
             for n, value in zip(weight_names(name, layer), layer.get_weights())}
    save_file(given, os.path.join(folder, SETTINGS))
    _, _, encoded, decoded = run_vae(program, model, "keras", folder)
    compare("Keras to vae", (encoded, decoded), results(encoder, decoder, windows))


def main(program):
    exchange(program, RECURRENT, recurrent)
    exchange(program, CONVOLUTIONAL, convolutional)


main(*sys.argv[1:])
