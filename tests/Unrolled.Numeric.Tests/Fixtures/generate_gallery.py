#!/usr/bin/python3
"""PyTorch's values and every gradient in double for the cells of samples/Cells/Gallery.

Each cell stands here a second time, from its paper and in PyTorch's own words; autograd makes the gradients. The loss is linear:
L = sum(logit_gradient * h of each step) + sum(state_gradient * final state). One file a cell in the folder Gallery, with one run a size:
  parameters, input, state, logit_gradient, state_gradient   by formula, see formula() in generate.py
  logits, final_state, grad, grad_input, grad_state          what the run computes, whole or of a large tensor every seventh number
"""
import json

import torch
from torch import sigmoid, tanh
from torch.nn.functional import layer_norm, linear

from generate import FOLDER, formula

INPUTS, STEPS, WHOLE = 3, 4, 150


def peephole_lstm(x, h, c, p):
    i, f, g, o = p.gates(x, h)
    i, f = sigmoid(i + p["pi"] * c), sigmoid(f + p["pf"] * c)
    c = f * c + i * tanh(g)
    return sigmoid(o + p["po"] * c) * tanh(c), c


def coupled_lstm(x, h, c, p):
    f, g, o = p.gates(x, h)
    c = torch.lerp(tanh(g), c, sigmoid(f))
    return sigmoid(o) * tanh(c), c


def projected_lstm(x, h, c, p):
    i, f, g, o = p.gates(x, h)
    c = sigmoid(f) * c + sigmoid(i) * tanh(g)
    return p["hr"] @ (sigmoid(o) * tanh(c)), c


def layer_norm_lstm(x, h, c, p):
    i, f, g, o = (layer_norm(part, part.shape, eps=1e-5) for part in p.gates(x, h))
    c = sigmoid(p["gf"] * f + p["bf"]) * c + sigmoid(p["gi"] * i) * tanh(p["gg"] * g)
    return sigmoid(p["go"] * o) * tanh(c), c


def mgu(x, h, p):
    f, n = p.inputs(x)
    forget, candidate = p["hh"].chunk(2)
    f = sigmoid(f + forget @ h)
    return torch.lerp(h, tanh(n + candidate @ (f * h)), f),


def janet(x, h, p):
    s, n = p.gates(x, h)
    return sigmoid(s) * h + sigmoid(1 - s) * tanh(n),


def ind_rnn(x, h, p):
    return torch.relu(linear(x, p["ih"], p.bias) + p["u"] * h),


def sru(x, h, c, p):
    f, r = p.inputs(x)
    f, r = sigmoid(f + p["vf"] * c), sigmoid(r + p["vr"] * c)
    c = torch.lerp(p["x"] @ x, c, f)
    return torch.lerp(p["skip"] @ x, c, r), c


def min_gru(x, h, p):
    z, n = p.inputs(x)
    return torch.lerp(h, n, sigmoid(z)),


def min_lstm(x, h, p):
    f, i, n = p.inputs(x)
    f, i = sigmoid(f), sigmoid(i)
    return f / (f + i) * h + i / (f + i) * n,


def li_gru(x, h, p):
    z, n = p.gates(x, h)
    return torch.lerp(torch.relu(n), h, sigmoid(z)),


def cfc(x, h, p):
    s, f, t = p.gates(x, h)
    return torch.lerp(tanh(s), tanh(f), sigmoid(t)),


def diagonal_recurrence(x, h, p):
    rate = sigmoid(p["rate"])
    return rate * h + (1 - rate**2).sqrt() * linear(x, p["ih"], p.bias),


def leaky_rnn(x, h, p):
    n, = p.gates(x, h)
    return torch.lerp(h, tanh(n), LEAK),


LEAK = 0.2
PEEPHOLES, GAINS = ("pi", "pf", "po"), ("gf", "bf", "gi", "gg", "go")
# name, step, states, rows of weight_ih and weight_hh in units, vectors, matrices
CELLS = [
    ("PeepholeLstm", peephole_lstm, 2, 4, 4, PEEPHOLES, ()),
    ("CoupledLstm", coupled_lstm, 2, 3, 3, (), ()),
    ("ProjectedLstm", projected_lstm, 2, 4, 4, (), ()),
    ("LayerNormLstm", layer_norm_lstm, 2, 4, 4, GAINS, ()),
    ("Mgu", mgu, 1, 2, 2, (), ()),
    ("Janet", janet, 1, 2, 2, (), ()),
    ("IndRnn", ind_rnn, 1, 1, 0, ("u",), ()),
    ("Sru", sru, 2, 2, 0, ("vf", "vr"), ("x", "skip")),
    ("MinGru", min_gru, 1, 2, 0, (), ()),
    ("MinLstm", min_lstm, 1, 3, 0, (), ()),
    ("LiGru", li_gru, 1, 2, 2, (), ()),
    ("Cfc", cfc, 1, 3, 3, (), ()),
    ("DiagonalRecurrence", diagonal_recurrence, 1, 1, 0, ("rate",), ()),
    ("LeakyRnn", leaky_rnn, 1, 1, 1, (), ()),
]
PROJECTED = 4


class Parameters(dict):
    """Tensors by name, without weight_ and _l0; the rows of a gate stand together."""

    def inputs(self, x):
        return linear(x, self["ih"], self.bias).reshape(-1, self.units)

    def gates(self, x, h):
        return self.inputs(x) + linear(h, self["hh"]).reshape(-1, self.units)


def run(cell, seed, hidden):
    name, step, states, input_gates, recurrent_gates, vectors, matrices = cell
    outputs = PROJECTED if name == "ProjectedLstm" else hidden
    shapes = {"weight_ih_l0": (input_gates * hidden, INPUTS), "bias_l0": (input_gates * hidden,)}
    if recurrent_gates:
        shapes["weight_hh_l0"] = (recurrent_gates * hidden, outputs)
    shapes.update({f"weight_{vector}_l0": (hidden,) for vector in vectors})
    shapes.update({f"weight_{matrix}_l0": (hidden, INPUTS) for matrix in matrices})
    if name == "ProjectedLstm":
        shapes["weight_hr_l0"] = (PROJECTED, hidden)
    lengths = {"input": STEPS * INPUTS, "state": outputs + (states - 1) * hidden, "logit_gradient": STEPS * outputs}
    lengths["state_gradient"] = lengths["state"]
    given = {}

    def numbers(key, shape, scale):
        given[key] = {"shape": list(shape), "formula": {"seed": seed * 100 + len(given), "scale": scale}}
        count = torch.Size(shape).numel()
        return torch.tensor(formula(seed * 100 + len(given) - 1, count, scale)).reshape(shape).requires_grad_(True)

    tensors = {key: numbers(key, shape, 0.5) for key, shape in shapes.items()}
    stored = dict(given)
    x, state, logit_gradient, state_gradient = (numbers(key, (lengths[key],), 1.0) for key in ("input", "state", "logit_gradient", "state_gradient"))
    p = Parameters({key[len("weight_"):-len("_l0")]: value for key, value in tensors.items() if key.startswith("weight_")})
    p.bias, p.units = tensors["bias_l0"], hidden

    parts = state.split([outputs] + [hidden] * (states - 1))
    rows = []
    for t in range(STEPS):
        parts = step(x[t * INPUTS:(t + 1) * INPUTS], *parts, p)
        rows.append(parts[0])
    logits, final = torch.cat(rows), torch.cat(parts)
    ((logit_gradient.detach() * logits).sum() + (state_gradient.detach() * final).sum()).backward()
    return {
        "hidden": hidden, "parameters": stored, **{key: given[key] for key in lengths},
        "logits": computed(logits), "final_state": computed(final), "grad": {key: computed(value.grad) for key, value in tensors.items()},
        "grad_input": computed(x.grad), "grad_state": computed(state.grad),
    }


def computed(tensor):
    flat = tensor.detach().reshape(-1)
    shape = {"shape": list(tensor.shape)}
    if flat.numel() < WHOLE:
        return {**shape, "data": flat.tolist()}
    indices = list(range(0, flat.numel(), 7))
    return {**shape, "sample": indices, "data": flat[indices].tolist(),
            "largest": float(flat.abs().max()), "sum": float(flat.sum()), "sum_of_squares": float((flat * flat).sum())}


for number, cell in enumerate(CELLS):
    runs = [run(cell, 7000 + 10 * number + index, hidden) for index, hidden in enumerate((5, 19))]
    (FOLDER / "Gallery").mkdir(exist_ok=True)
    (FOLDER / "Gallery" / f"{cell[0]}.json").write_text(json.dumps({"name": cell[0], "torch": torch.__version__, "runs": runs}, separators=(",", ":")) + "\n")
print(len(CELLS), "cells")
