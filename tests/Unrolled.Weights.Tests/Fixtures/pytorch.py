"""PyTorch beside the tests: makes the fixtures, and runs files that were written here. Needs PyTorch (Debian: python3-torch).

    pytorch.py make                     writes *.pt and *.pt.test.json into this folder
    pytorch.py run FILE AGAIN < SPEC    loads FILE (.pt or .safetensors) into the modules of SPEC, strictly; saves their state_dict as AGAIN,
                                        and prints the outputs for SPEC's input as JSON
"""
import json
import os
import struct
import sys

import torch
from torch import nn


class Net(nn.Module):
    """What SPEC describes: an embedding or linear layers, a recurrent module, linear layers; the state before the first step where it is learned.

    "before" and "behind" are sizes of further linear layers, each with the activation "between".
    """

    def __init__(self, spec):
        super().__init__()
        self.head_name = spec.get("head", "none")
        width = spec["input"]
        if spec.get("embedding"):
            self.embedding = nn.Embedding(spec["input"], spec["embedding"])
            width = spec["embedding"]
        self.between = spec.get("between", "relu")
        if spec.get("before"):
            sizes = [width, *spec["before"]]
            self.input = nn.ModuleList(nn.Linear(i, o) for i, o in zip(sizes, sizes[1:]))
            width = sizes[-1]
        options = dict(num_layers=spec.get("layers", 1), bias=spec.get("bias", True), bidirectional=spec.get("both", False), batch_first=True)
        if spec["cell"] == "RNN":
            options["nonlinearity"] = spec.get("activation", "tanh")
        self.rnn = getattr(nn, spec["cell"])(width, spec["hidden"], **options)
        directions = 2 if spec.get("both") else 1
        if spec.get("behind"):
            sizes = [spec["hidden"] * directions, *spec["behind"], spec["output"]]
            layers = [nn.Linear(i, o) for i, o in zip(sizes, sizes[1:])]
            if spec.get("sequential"):
                self.head = nn.Sequential(*[part for layer in layers for part in (layer, {"tanh": nn.Tanh, "relu": nn.ReLU}[self.between]())][:-1])
            else:
                self.head = nn.ModuleList(layers)
        elif spec.get("output"):
            self.head = nn.Linear(spec["hidden"] * directions, spec["output"])
        if spec.get("learned"):
            shape = (spec.get("layers", 1) * directions, 1, spec["hidden"])
            self.h0 = nn.Parameter(torch.randn(shape))
            if spec["cell"] == "LSTM":
                self.c0 = nn.Parameter(torch.randn(shape))

    def forward(self, x):
        if hasattr(self, "embedding"):
            x = self.embedding(x.long()[..., 0])
        act = {"tanh": torch.tanh, "relu": torch.relu}[self.between]
        for layer in getattr(self, "input", []):
            x = act(layer(x))
        state = None
        if hasattr(self, "h0"):
            state = (self.h0, self.c0) if hasattr(self, "c0") else self.h0
        h, _ = self.rnn(x, state)
        if isinstance(getattr(self, "head", None), nn.ModuleList):
            for layer in self.head[:-1]:
                h = act(layer(h))
            y = self.head[-1](h)
        else:
            y = self.head(h) if hasattr(self, "head") else h
        if self.head_name == "Softmax":
            return torch.softmax(y, -1)
        return torch.sigmoid(y) if self.head_name == "Sigmoid" else y


def load_safetensors(path):
    """The format in ten lines, F32 and F64 alone: Debian has no package of it."""
    types = {"F32": torch.float32, "F64": torch.float64}
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = bytearray(file.read())
    return {
        name: torch.frombuffer(data, dtype=types[entry["dtype"]], offset=entry["data_offsets"][0], count=int(torch.Size(entry["shape"]).numel())).reshape(entry["shape"]).clone()
        for name, entry in header.items() if name != "__metadata__"
    }


def outputs(net, rows):
    with torch.no_grad():
        return net(torch.tensor([rows], dtype=next(net.parameters()).dtype))[0].tolist()


def run(path, again):
    spec = json.load(sys.stdin)
    state = load_safetensors(path) if path.endswith(".safetensors") else torch.load(path)
    net = Net(spec)
    if spec.get("double"):
        net.double()
    net.load_state_dict(state, strict=True)
    torch.save(net.state_dict(), again)
    json.dump(outputs(net, spec["x"]), sys.stdout)


FIXTURES = {
    "lstm_both_ways": dict(cell="LSTM", input=3, hidden=5, layers=2, both=True, output=2),
    "gru": dict(cell="GRU", input=2, hidden=5, output=2),
    "relu_without_bias": dict(cell="RNN", input=2, hidden=4, bias=False, activation="relu"),
    "words": dict(cell="LSTM", input=11, embedding=4, hidden=6, output=3),
    "lstm_double": dict(cell="LSTM", input=2, hidden=4, output=1, double=True),
    "gru_half": dict(cell="GRU", input=2, hidden=5, output=2, half="float16"),
    "gru_brain": dict(cell="GRU", input=2, hidden=5, output=2, half="bfloat16"),
    "gru_sequential": dict(cell="GRU", input=2, hidden=5, output=2, behind=[4, 4], between="tanh", sequential=True),
}


def make():
    for seed, (name, spec) in enumerate(FIXTURES.items()):
        torch.manual_seed(seed)
        net = Net(spec)
        if spec.get("double"):
            net.double()
        if spec.get("half"):
            # Rounded to halves and computed in floats.
            kind = getattr(torch, spec["half"])
            halves = {key: value.to(kind) for key, value in net.state_dict().items()}
            net.load_state_dict({key: value.float() for key, value in halves.items()})
            state = halves
        else:
            state = net.state_dict()
        steps = 12
        rows = torch.randint(0, 11, (steps, 1)).tolist() if "embedding" in spec else torch.randn(steps, spec["input"], dtype=next(net.parameters()).dtype).tolist()
        # As a training loop would save it, and as it is most often saved.
        torch.save({"epoch": 7, "model": state, "loss": 0.25} if name == "gru" else state, name + ".pt")
        with open(name + ".pt.test.json", "w") as file:
            json.dump({"input": rows, "output": outputs(net, rows), "tolerance": 1e-12 if spec.get("double") else 1e-6}, file)
            file.write("\n")


if __name__ == "__main__":
    if sys.argv[1:] == ["make"]:
        os.chdir(os.path.dirname(os.path.abspath(__file__)))
        make()
    elif len(sys.argv) == 4 and sys.argv[1] == "run":
        run(sys.argv[2], sys.argv[3])
    else:
        sys.exit(__doc__)
