"""Times PyTorch's recurrent layers on one thread, on command: a line in, a line out. The first line out is its version and the BLAS it has loaded.

open KEY CELL INPUT HIDDEN STEPS BATCH FILE   float32s of FILE: weight_ih, weight_hh, bias_ih, bias_hh, x (T, B, I), dL/dh (T, B, H);
                                              answers with h and the gradient by weight_hh of one forward and backward pass
time KEY COUNT                                answers with the seconds that COUNT forward and backward passes took
"""

import array
import sys
import time

import torch

torch.set_num_threads(1)
models = {}


def run(layer, x, gradient):
    layer.zero_grad(set_to_none=True)
    h, _ = layer(x)
    h.backward(gradient)
    return h


def open_model(key, cell, inputs, hidden, steps, batch, path):
    inputs, hidden, steps, batch = int(inputs), int(hidden), int(steps), int(batch)
    numbers = array.array("f")
    with open(path, "rb") as file:
        numbers.frombytes(file.read())
    values = torch.tensor(numbers)
    layer = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}[cell](inputs, hidden)
    at = 0

    def take(*shape):
        nonlocal at
        count = torch.Size(shape).numel()
        at += count
        return values[at - count : at].reshape(shape).clone()

    with torch.no_grad():
        for parameter in (layer.weight_ih_l0, layer.weight_hh_l0, layer.bias_ih_l0, layer.bias_hh_l0):
            parameter.copy_(take(*parameter.shape))
    x = take(steps, batch, inputs)
    gradient = take(steps, batch, hidden)
    models[key] = (layer, x, gradient)
    h = run(layer, x, gradient)
    return " ".join(repr(v) for v in h.detach().flatten().tolist() + layer.weight_hh_l0.grad.flatten().tolist())


def time_model(key, count):
    layer, x, gradient = models[key]
    run(layer, x, gradient)
    start = time.perf_counter()
    for _ in range(int(count)):
        run(layer, x, gradient)
    return repr(time.perf_counter() - start)


def blas():
    """The library behind matrix products, by the files that the process has mapped: Debian's PyTorch takes whichever is installed."""
    torch.mm(torch.ones(64, 64), torch.ones(64, 64))
    with open("/proc/self/maps") as maps:
        files = [line.rsplit("/", 1)[-1].strip() for line in maps if ".so" in line]
    for name in ("openblas", "mkl", "blis"):
        if any(name in file for file in files):
            return name
    return "reference" if any(file.startswith("libblas") for file in files) else "unknown"


print(torch.__version__, blas(), flush=True)
for line in sys.stdin:
    command, *arguments = line.split()
    print({"open": open_model, "time": time_model}[command](*arguments), flush=True)
