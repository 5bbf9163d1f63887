#!/usr/bin/python3
"""PyTorch's values and gradients in double for the shapes that the numeric tests hold the generated code to.

Needs PyTorch (Debian: python3-torch). Writes one JSON file a case beside itself, in the gradients format that
Unrolled.Conformance reads, with two additions for large networks:
  {"shape": [..], "formula": {"seed": S, "scale": A}}   the numbers are not stored but computed on both sides, see formula()
  {"shape": [..], "sample": [indices], "data": [..], "largest": M, "sum": S, "sum_of_squares": Q}   some coordinates of a tensor
"""
import json
import pathlib

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
FOLDER = pathlib.Path(__file__).parent
STORED = 2000  # tensors with fewer numbers are stored whole
MASK = (1 << 64) - 1


def formula(seed, count, scale):
    """Number k: splitmix64's output for the state (seed * 2^32 + k + 1) * golden ratio, its upper 53 bits as u in [0, 1), then (2u - 1) * scale."""
    numbers = []
    for k in range(count):
        z = ((seed << 32) + k + 1) * 0x9E3779B97F4A7C15 & MASK
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
        z ^= z >> 31
        numbers.append((2.0 * ((z >> 11) * 2.0**-53) - 1.0) * scale)
    return numbers


def whole(tensor):
    return {"shape": list(tensor.shape), "data": [float(v) for v in tensor.detach().reshape(-1).tolist()]}


def result(tensor):
    """A computed tensor: whole, or where it is large every 61st number."""
    flat = tensor.detach().reshape(-1)
    if flat.numel() < STORED:
        return whole(tensor)
    indices = list(range(0, flat.numel(), max(61, flat.numel() // 400)))
    return {"shape": list(tensor.shape), "sample": indices, "data": [float(flat[k]) for k in indices],
            "largest": float(flat.abs().max()), "sum": float(flat.sum()), "sum_of_squares": float((flat * flat).sum())}


class Network(torch.nn.Module):
    def __init__(self, cell, inputs, hidden, outputs):
        super().__init__()
        self.rnn = {"rnn": lambda: torch.nn.RNN(inputs, hidden), "relu": lambda: torch.nn.RNN(inputs, hidden, nonlinearity="relu"),
                    "lstm": lambda: torch.nn.LSTM(inputs, hidden), "gru": lambda: torch.nn.GRU(inputs, hidden)}[cell]()
        self.lin = torch.nn.Linear(hidden, outputs) if outputs else None


def case(name, seed, cell, inputs, hidden, steps, outputs=0, loss="mse", read=None, first=0, large=False):
    torch.manual_seed(seed)
    network = Network(cell, inputs, hidden, outputs)
    stored = {}

    def numbers(key, shape, scale, index):
        """Uniform numbers in +-scale: stored, or for a large network by the formula."""
        count = 1
        for size in shape:
            count *= size
        if large:
            stored[key] = {"shape": list(shape), "formula": {"seed": seed * 100 + index, "scale": scale}}
            return torch.tensor(formula(seed * 100 + index, count, scale)).reshape(shape)
        tensor = (torch.rand(shape) * 2 - 1) * scale
        stored[key] = whole(tensor)
        return tensor

    # Biases as large as the weights: a lost recurrent bias, b_hn above all, must show.
    for index, (key, parameter) in enumerate(network.named_parameters()):
        parameter.data = numbers(key, tuple(parameter.shape), hidden**-0.5, index)
    parameters = dict(stored)

    read = read or steps
    x = numbers("x", (steps, inputs), 1.5, 20)
    if read < steps:
        x[read:] = 0
        stored["x"] = whole(x)
    x.requires_grad_(True)
    h0 = numbers("h0", (1, 1, hidden), 0.75, 21).requires_grad_(True)
    c0 = numbers("c0", (1, 1, hidden), 0.75, 22).requires_grad_(True) if cell == "lstm" else None
    hidden_states, final = network.rnn(x.unsqueeze(1), (h0, c0) if cell == "lstm" else h0)
    logits = hidden_states.squeeze(1)[first:]
    if outputs:
        logits = network.lin(logits)
    if loss == "mse":
        target = torch.rand_like(logits) * 2 - 1
        value, probabilities = ((logits - target) ** 2).mean(), logits
    elif loss == "ce":
        target = torch.randint(0, logits.shape[1], (logits.shape[0],))
        value, probabilities = torch.nn.functional.cross_entropy(logits, target), logits.softmax(1)
    else:
        target = torch.randint(0, 2, tuple(logits.shape)).double()
        value, probabilities = torch.nn.functional.binary_cross_entropy_with_logits(logits, target), logits.sigmoid()
    value.backward()

    (FOLDER / f"{name}.json").write_text(json.dumps({
        "name": name, "torch": torch.__version__, "cell": "rnn" if cell == "relu" else cell, "input": inputs, "hidden": hidden, "steps": steps,
        "layers": 1, "bidirectional": False, "output": outputs, "loss": loss, "read_steps": read, "first_output": first,
        "nonlinearity": "relu" if cell == "relu" else "tanh", "bias": True, "tokens": None, "x": stored["x"], "h0": stored["h0"],
        "c0": stored.get("c0"), "parameters": parameters, "logits": result(logits), "outputs": result(probabilities),
        "target": whole(target.double()), "loss_value": float(value), "h_n": whole(final[0] if cell == "lstm" else final),
        "c_n": whole(final[1]) if cell == "lstm" else None, "grad": {key: result(p.grad) for key, p in network.named_parameters()},
        "grad_x": result(x.grad), "grad_h0": whole(h0.grad), "grad_c0": whole(c0.grad) if cell == "lstm" else None,
    }, separators=(",", ":")) + "\n")


# inputs, hidden, steps, outputs, loss, large
SHAPES = [(3, 2, 5, 0, "mse", False), (5, 7, 6, 3, "ce", False), (4, 8, 4, 0, "mse", False), (2, 17, 9, 2, "bce", False),
          (6, 33, 7, 4, "mse", True), (1, 40, 12, 1, "mse", True), (16, 128, 64, 5, "ce", True)]


if __name__ == "__main__":
    seed = 4000
    for kind in ("rnn", "relu", "lstm", "gru"):
        for inputs, hidden, steps, outputs, loss, large in SHAPES:
            seed += 1
            case(f"{kind}_{inputs}x{hidden}_t{steps}", seed, kind, inputs, hidden, steps, outputs, loss, large=large)
        seed += 1
        case(f"{kind}_many_to_one_ce", seed, kind, 4, 6, 7, 3, "ce", first=6)
        seed += 1
        case(f"{kind}_aligned_bce", seed, kind, 3, 5, 6, 2, "bce")
        seed += 1
        case(f"{kind}_delayed_ce", seed, kind, 3, 6, 5, 4, "ce", read=3, first=2)
        seed += 1
        case(f"{kind}_one_to_many_mse", seed, kind, 4, 5, 6, 3, "mse", read=1)
    print(len(list(FOLDER.glob("*.json"))), "cases")
