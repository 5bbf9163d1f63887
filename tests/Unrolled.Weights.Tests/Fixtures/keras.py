"""Makes the fixtures of Keras' formats, by h5py, in the layout that Keras' sources write (keras/src/saving/saving_lib.py, legacy/saving/legacy_h5_format.py).

    keras.py            writes keras*.keras, keras*.h5 and their .test.json into this folder; needs python3-h5py

Keras itself is not among Debian's packages: outputs come from the equations of keras/src/layers/rnn in numpy, written down here once more.
"""
import io
import json
import os
import zipfile

import h5py
import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def lstm(x, kernel, recurrent, bias):
    units = recurrent.shape[0]
    h, c, out = np.zeros(units), np.zeros(units), []
    for row in x:
        i, f, g, o = np.split(row @ kernel + h @ recurrent + bias, 4)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        out.append(h)
    return np.array(out)


def gru(x, kernel, recurrent, bias, reset_after):
    units = recurrent.shape[0]
    h, out = np.zeros(units), []
    for row in x:
        xz, xr, xh = np.split(row @ kernel + (bias[0] if reset_after else bias), 3)
        if reset_after:
            rz, rr, rh = np.split(h @ recurrent + bias[1], 3)
            z, r = sigmoid(xz + rz), sigmoid(xr + rr)
            hh = np.tanh(xh + r * rh)
        else:
            rz, rr = np.split(h @ recurrent[:, :2 * units], 2)
            z, r = sigmoid(xz + rz), sigmoid(xr + rr)
            hh = np.tanh(xh + (r * h) @ recurrent[:, 2 * units:])
        h = z * h + (1 - z) * hh
        out.append(h)
    return np.array(out)


def simple(x, kernel, recurrent, bias, act):
    h, out = np.zeros(recurrent.shape[0]), []
    for row in x:
        h = act(row @ kernel + h @ recurrent + bias)
        out.append(h)
    return np.array(out)


def softmax(rows):
    e = np.exp(rows - rows.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


rng = np.random.default_rng(7)


def weights(*shape):
    return rng.normal(0, 0.6, shape).astype("f4")


def cell(gates, inputs, units, two=False):
    return [weights(inputs, gates * units), weights(units, gates * units), weights(2, gates * units) if two else weights(gates * units)]


def layer(class_name, **config):
    return {"module": "keras.layers", "class_name": class_name, "config": config, "registered_name": None}


def sequential(*layers):
    return {"module": "keras", "class_name": "Sequential", "config": {"name": "sequential", "trainable": True, "layers": list(layers)}, "registered_name": None}


def keras3(sets, **storage):
    content = io.BytesIO()
    with h5py.File(content, "w") as file:
        for path, arrays in sets.items():
            group = file.create_group(path)
            for i, array in enumerate(arrays):
                group.create_dataset(str(i), data=array, **storage)
        file.create_group("optimizer/vars")["0"] = np.array(3, dtype="i8")
    return content.getvalue()


def archive(name, config, sets):
    with zipfile.ZipFile(name, "w") as file:
        file.writestr("metadata.json", json.dumps({"keras_version": "3.4.1", "date_saved": "2024-01-01@00:00:00"}))
        file.writestr("config.json", json.dumps(config))
        file.writestr("model.weights.h5", keras3(sets))


def test(name, x, y):
    with open(name + ".test.json", "w") as file:
        json.dump({"input": np.asarray(x).tolist(), "output": np.asarray(y).tolist(), "tolerance": 1e-6}, file)
        file.write("\n")


def make():
    x = rng.normal(size=(9, 3))

    # Two LSTM layers, a softmax on the last step.
    a, b, d = cell(4, 3, 5), cell(4, 5, 4), [weights(4, 3), weights(3)]
    archive("keras3_lstm.keras", sequential(
        layer("InputLayer", batch_shape=[None, None, 3], name="input_layer"),
        layer("LSTM", name="first", units=5, return_sequences=True, activation="tanh", recurrent_activation="sigmoid"),
        layer("Dropout", name="dropout", rate=0.2),
        layer("LSTM", name="second", units=4, return_sequences=False, activation="tanh", recurrent_activation="sigmoid"),
        layer("Dense", name="out", units=3, activation="softmax")),
        {"layers/lstm/cell/vars": a, "layers/lstm_1/cell/vars": b, "layers/dense/vars": d, "layers/dropout/seed_generator/vars": [np.zeros(2, "u4")]})
    test("keras3_lstm.keras", x, softmax(lstm(lstm(x, *a), *b) @ d[0] + d[1])[-1:])

    # Both directions of a GRU, weights alone.
    f, r, d = cell(3, 3, 4, True), cell(3, 3, 4, True), [weights(8, 2), weights(2)]
    with open("keras3_gru.weights.h5", "wb") as file:
        file.write(keras3({"layers/bidirectional/forward_layer/cell/vars": f, "layers/bidirectional/backward_layer/cell/vars": r, "layers/dense/vars": d}))
    both = np.concatenate([gru(x, *f, True), gru(x[::-1], *r, True)[::-1]], -1)
    test("keras3_gru.weights.h5", x, both @ d[0] + d[1])

    # The same in chunks and packed, as Keras does not write it.
    with open("keras3_packed.weights.h5", "wb") as file:
        file.write(keras3({"layers/bidirectional/forward_layer/cell/vars": f, "layers/bidirectional/backward_layer/cell/vars": r, "layers/dense/vars": d}, chunks=True, compression="gzip", shuffle=True))

    # The .h5 of Keras 2: names, attributes, the reset before the product, an embedding.
    e, g, d = weights(11, 4), cell(3, 4, 5), [weights(5, 2), weights(2)]
    config = sequential(
        {"class_name": "Embedding", "config": {"name": "embedding", "input_dim": 11, "output_dim": 4}},
        {"class_name": "GRU", "config": {"name": "gru_7", "units": 5, "return_sequences": True, "reset_after": False, "activation": "tanh", "recurrent_activation": "sigmoid"}},
        {"class_name": "TimeDistributed", "config": {"name": "each", "layer": {"class_name": "Dense", "config": {"name": "dense", "units": 2, "activation": "sigmoid"}}}})
    with h5py.File("keras2_gru.h5", "w") as file:
        file.attrs["model_config"] = json.dumps(config)
        file.attrs["keras_version"] = "2.11.0"
        group = file.create_group("model_weights")
        group.attrs["layer_names"] = [b"embedding", b"gru_7", b"each"]
        for name, arrays in {
            "embedding": {"embedding/embeddings:0": e},
            "gru_7": {"gru_7/gru_cell/kernel:0": g[0], "gru_7/gru_cell/recurrent_kernel:0": g[1], "gru_7/gru_cell/bias:0": g[2]},
            "each": {"each/kernel:0": d[0], "each/bias:0": d[1]},
        }.items():
            inner = group.create_group(name)
            inner.attrs["weight_names"] = [key.encode() for key in arrays]
            for key, array in arrays.items():
                inner[key] = array
    tokens = rng.integers(0, 11, 9)
    test("keras2_gru.h5", tokens[:, None], sigmoid(gru(e[tokens], *g, False) @ d[0] + d[1]))

    # get_weights() of a SimpleRNN with relu.
    s, d = cell(1, 3, 4), [weights(4, 2), weights(2)]
    np.savez("keras_rnn.npz", *s, *d)
    test("keras_rnn.npz", x, simple(x, *s, lambda v: np.maximum(v, 0)) @ d[0] + d[1])


if __name__ == "__main__":
    os.chdir(os.path.dirname(os.path.abspath(__file__)))
    make()
