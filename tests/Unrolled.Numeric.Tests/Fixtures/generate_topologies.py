#!/usr/bin/python3
"""PyTorch's values and gradients for depth, direction, tokens, lengths, initial states and the fed-back output.

A covering design, not every combination: each cell with each of one to three layers, each direction with each way to read and to
write, every option in several company. Format as in generate.py, with these additions:
  hidden_sizes            units of each layer where they differ; states of all layers and directions stand one after the other
  reverse                 the layers run backward in time only: PyTorch is given the flipped sequence
  embedding               E > 0: emb.weight [input, E] stands before the first layer; input is the vocabulary
  feedback, fed_back      the steps after read_steps see the output of the step before, or where given, these values or tokens
  length                  the run is shorter than steps: rows behind it are zero, and targets have no such rows
  learned_initial_state   h0 and c0 belong to the parameters
"""
import json

import torch

from generate import FOLDER, formula, result, whole

MODULES = {"rnn": torch.nn.RNN, "relu": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}


class Stack:
    """Layers as PyTorch's own modules: one for all of them where their sizes agree."""

    def __init__(self, cell, inputs, sizes, both, bias):
        options = {"bidirectional": both, "bias": bias, **({"nonlinearity": "relu"} if cell == "relu" else {})}
        self.is_lstm, self.directions = cell == "lstm", 2 if both else 1
        self.sizes = sizes
        if len(set(sizes)) == 1:
            self.modules = [MODULES[cell](inputs, sizes[0], len(sizes), **options)]
        else:
            widths = [inputs] + [size * self.directions for size in sizes[:-1]]
            self.modules = [MODULES[cell](width, size, **options) for width, size in zip(widths, sizes)]

    def parameters(self):
        for index, module in enumerate(self.modules):
            for key, parameter in module.named_parameters():
                yield "rnn." + (key if index == 0 else key.replace("_l0", f"_l{index}")), parameter

    def split(self, state):
        """One state a module, [layers * directions, 1, H], of a flat one."""
        counts = [module.num_layers * self.directions for module in self.modules]
        parts = state.split([count * module.hidden_size for count, module in zip(counts, self.modules)])
        return [part.reshape(count, 1, -1) for part, count in zip(parts, counts)]

    def __call__(self, x, h, c):
        """x [T, I] or a packed sequence of one -> outputs as x, and the final flat state."""
        finals_h, finals_c = [], []
        for module, h_part, c_part in zip(self.modules, self.split(h), self.split(c) if self.is_lstm else self.modules):
            x, final = module(x, (h_part, c_part) if self.is_lstm else h_part)
            finals_h.append((final[0] if self.is_lstm else final).reshape(-1))
            finals_c.append(final[1].reshape(-1) if self.is_lstm else None)
        return x, torch.cat(finals_h), torch.cat(finals_c) if self.is_lstm else None


def run(stack, head, x, h, c, read, length, reverse):
    """Hidden states [length, width] of a sequence whose steps after the read ones are zero."""
    x = torch.cat([x[:read], torch.zeros_like(x[read:])])
    if reverse:
        out, h, c = stack(x[:length].flip(0).unsqueeze(1), h, c)
        return out.squeeze(1).flip(0), h, c
    packed = torch.nn.utils.rnn.pack_padded_sequence(x.unsqueeze(1), [length])
    out, h, c = stack(packed, h, c)
    return torch.nn.utils.rnn.pad_packed_sequence(out)[0].squeeze(1), h, c


def run_fed(stack, head, x, h, c, read, steps, embed, fed_back):
    """The same where later steps see the logits of the step before, or its most probable token."""
    states, chosen = [], []
    for t in range(steps):
        if t < read:
            step = x[t]
        elif fed_back is not None:
            step = embed(fed_back[t - read]) if embed else fed_back[t - read]
        else:
            logits = head(states[-1])
            chosen.append(int(logits.argmax()))
            step = embed(chosen[-1]) if embed else logits
        out, h, c = stack(step.reshape(1, 1, -1), h, c)
        states.append(out.reshape(-1))
    return torch.stack(states), h, c


def loss_of(kind, logits):
    if kind == "mse":
        target = torch.rand_like(logits) * 2 - 1
        return target, ((logits - target) ** 2).mean(), logits
    if kind == "ce":
        target = torch.randint(0, logits.shape[1], (logits.shape[0],))
        return target, torch.nn.functional.cross_entropy(logits, target), logits.softmax(1)
    target = torch.randint(0, 2, tuple(logits.shape)).double()
    return target, torch.nn.functional.binary_cross_entropy_with_logits(logits, target), logits.sigmoid()


def case(seed, name, cell, inputs, sizes, steps, outputs, loss, read=None, first=0, direction="forward", tokens=False, embedding=0,
         feedback=False, teacher=False, length=None, initial=None, bias=True):
    torch.manual_seed(seed)
    read, run_length = read or steps, length or steps
    both, reverse = direction == "both", direction == "reverse"
    stack = Stack(cell, embedding or inputs, sizes, both, bias)
    width, count = sizes[-1] * stack.directions, sum(sizes) * stack.directions
    head = torch.nn.Linear(width, outputs, bias=bias) if outputs else None
    table = torch.nn.Embedding(inputs, embedding) if embedding else None
    named = list(stack.parameters()) + ([("lin." + k, p) for k, p in head.named_parameters()] if head else [])
    named += [("emb.weight", table.weight)] if table else []
    stored = {}

    def numbers(key, shape, scale, index):
        stored[key] = {"shape": list(shape), "formula": {"seed": seed * 100 + index, "scale": scale}}
        return torch.tensor(formula(seed * 100 + index, torch.Size(shape).numel(), scale)).reshape(shape)

    for index, (key, parameter) in enumerate(named):
        parameter.data = numbers(key, tuple(parameter.shape), 1 if key == "emb.weight" else max(sizes[-1] ** -0.5, 0.35), index)
    parameters = dict(stored)

    columns = torch.eye(inputs)
    embed = (lambda token: table.weight[token]) if table else (lambda token: columns[token])
    ids = torch.randint(0, inputs, (read,)).tolist() if tokens else None
    x = None
    if tokens:
        rows = [embed(token) for token in ids] + [torch.zeros(embedding or inputs)] * (steps - read)
        read_rows = torch.stack(rows)
        ids = ids[:run_length] + [-1] * (read - run_length)
    else:
        x = read_rows = numbers("x", (steps, inputs), 1.5, 60).requires_grad_(True)
    h0 = (numbers("h0", (count,), 0.75, 61) if initial else torch.zeros(count)).requires_grad_(True)
    c0 = (numbers("c0", (count,), 0.75, 62) if initial else torch.zeros(count)).requires_grad_(True) if cell == "lstm" else None
    fed_back = None
    if teacher:
        fed_back = torch.randint(0, inputs, (steps - read,)).tolist() if tokens else torch.rand(steps - read, inputs) * 2 - 1
    if feedback:
        hidden, h, c = run_fed(stack, head, read_rows, h0, c0, read, steps, embed if tokens else None, fed_back)
    else:
        hidden, h, c = run(stack, head, read_rows, h0, c0, read, run_length, reverse)

    last_only = first == steps - 1
    counted = hidden[run_length - 1:] if last_only else hidden[first:]
    logits = head(counted) if head else counted
    target, value, probabilities = loss_of(loss, logits)
    value.backward()

    def padded(rows):
        behind = torch.zeros((1 if last_only else steps - first) - rows.shape[0], rows.shape[1])
        return result(torch.cat([rows, behind]))

    fed = None if fed_back is None else [float(v) for v in torch.tensor(fed_back).reshape(-1)] if tokens else fed_back.reshape(-1).tolist()
    uniform = len(set(sizes)) == 1
    (FOLDER / f"{name}.json").write_text(json.dumps({
        "name": name, "torch": torch.__version__, "cell": "rnn" if cell == "relu" else cell, "input": inputs, "hidden": sizes[0],
        **({} if uniform else {"hidden_sizes": sizes}), "steps": steps, "layers": len(sizes), "bidirectional": both, "reverse": reverse,
        "output": outputs, "loss": loss, "read_steps": read, "first_output": first, "nonlinearity": "relu" if cell == "relu" else "tanh",
        "bias": bias, "tokens": ids, "embedding": embedding, "feedback": feedback, "fed_back": fed, "length": length,
        "learned_initial_state": initial == "learned", "x": stored.get("x"), "h0": stored.get("h0"), "c0": stored.get("c0"),
        "parameters": parameters, "logits": padded(logits), "outputs": padded(probabilities), "target": whole(target.double()),
        "loss_value": float(value), "h_n": whole(h), "c_n": whole(c) if cell == "lstm" else None,
        "grad": {key: result(p.grad) for key, p in named}, "grad_x": None if tokens else whole(x.grad),
        "grad_h0": whole(h0.grad), "grad_c0": whole(c0.grad) if cell == "lstm" else None,
    }, separators=(",", ":")) + "\n")


# name, cell, inputs or vocabulary, units a layer, steps, outputs, loss, options
CASES = [
    ("rnn_l2_one_to_one", "rnn", 3, [9, 9], 1, 4, "ce", dict(initial="given")),
    ("lstm_both_one_to_one", "lstm", 3, [5], 1, 2, "mse", dict(direction="both", initial="learned")),
    ("gru_l3_embedded_one_to_one", "gru", 6, [5] * 3, 1, 3, "bce", dict(tokens=True, embedding=4, initial="given")),

    ("rnn_l2_one_to_many", "rnn", 4, [7, 7], 5, 3, "mse", dict(read=1, initial="given")),
    ("lstm_l3_both_one_to_many", "lstm", 3, [3] * 3, 4, 3, "ce", dict(read=1, direction="both")),
    ("gru_reverse_one_to_many", "gru", 4, [7], 5, 2, "bce", dict(read=1, direction="reverse", initial="given")),
    ("lstm_l2_embedded_one_to_many", "lstm", 7, [5, 5], 4, 4, "ce", dict(read=1, tokens=True, embedding=3, initial="learned")),

    ("rnn_fed", "rnn", 3, [7], 6, 3, "mse", dict(read=1, feedback=True, initial="given")),
    ("lstm_l2_fed", "lstm", 2, [5, 5], 5, 2, "mse", dict(read=1, feedback=True, initial="learned")),
    ("gru_l3_fed", "gru", 3, [5] * 3, 5, 3, "mse", dict(read=1, feedback=True, initial="given")),
    ("lstm_fed_teacher", "lstm", 3, [9], 5, 3, "mse", dict(read=1, feedback=True, teacher=True, initial="given")),
    ("gru_sizes_fed_delayed", "gru", 2, [7, 5], 6, 2, "mse", dict(read=3, first=2, feedback=True, initial="learned")),
    ("rnn_l3_fed_teacher", "rnn", 3, [5] * 3, 5, 3, "mse", dict(read=2, feedback=True, teacher=True)),
    ("lstm_l3_fed_delayed", "lstm", 1, [3] * 3, 7, 1, "mse", dict(read=4, first=3, feedback=True)),
    ("gru_tokens_fed", "gru", 5, [7], 5, 5, "ce", dict(read=2, tokens=True, feedback=True, initial="given")),
    ("lstm_l2_embedded_fed_teacher", "lstm", 6, [5, 5], 5, 6, "ce", dict(read=1, tokens=True, embedding=3, feedback=True, teacher=True)),
    ("rnn_embedded_fed", "rnn", 6, [9], 6, 6, "ce", dict(read=3, first=2, tokens=True, embedding=5, feedback=True, initial="learned")),

    ("rnn_l3_both_many_to_one", "rnn", 4, [5] * 3, 5, 3, "ce", dict(first=4, direction="both", initial="given")),
    ("lstm_l2_reverse_many_to_one", "lstm", 3, [5, 5], 5, 2, "mse", dict(first=4, direction="reverse", initial="learned")),
    ("gru_both_embedded_many_to_one_length", "gru", 8, [5], 6, 2, "bce", dict(first=5, direction="both", tokens=True, embedding=3, length=4)),
    ("lstm_many_to_one_length", "lstm", 3, [11], 6, 3, "ce", dict(first=5, length=3, initial="given")),
    ("gru_l3_tokens_many_to_one_length", "gru", 5, [5] * 3, 6, 3, "ce", dict(first=5, tokens=True, length=5, initial="learned")),
    ("rnn_l2_both_many_to_one_length", "rnn", 3, [7, 7], 5, 0, "mse", dict(first=4, direction="both", length=3, initial="given")),

    ("rnn_both_delayed", "rnn", 3, [9], 5, 4, "ce", dict(read=3, first=2, direction="both", initial="learned")),
    ("lstm_l3_embedded_delayed", "lstm", 6, [5] * 3, 5, 4, "ce", dict(read=3, first=2, tokens=True, embedding=3, initial="given")),
    ("gru_l2_reverse_delayed", "gru", 3, [7, 7], 5, 2, "mse", dict(read=3, first=2, direction="reverse", initial="learned")),
    ("lstm_sizes_both_delayed", "lstm", 2, [3, 5, 2], 5, 3, "ce", dict(read=3, first=2, direction="both", initial="given")),
    ("gru_l2_delayed", "gru", 4, [5, 5], 6, 3, "bce", dict(read=4, first=3)),

    ("rnn_l2_reverse_length", "rnn", 3, [7, 7], 5, 3, "bce", dict(direction="reverse", length=3, initial="given")),
    ("lstm_l3_both_length", "lstm", 3, [3] * 3, 5, 4, "ce", dict(direction="both", length=4, initial="learned")),
    ("gru_l2_length", "gru", 3, [5, 5], 6, 2, "mse", dict(length=4, initial="given")),
    ("rnn_l3_tokens", "rnn", 6, [5] * 3, 6, 6, "ce", dict(tokens=True, initial="learned")),
    ("lstm_l2_both_tokens", "lstm", 5, [5, 5], 4, 5, "ce", dict(direction="both", tokens=True, initial="given")),
    ("gru_l3_both", "gru", 3, [5] * 3, 4, 3, "mse", dict(direction="both", initial="learned")),
    ("lstm_reverse_embedded_length", "lstm", 7, [9], 6, 3, "ce", dict(direction="reverse", tokens=True, embedding=4, length=4)),
    ("gru_sizes_both", "gru", 2, [17, 3], 4, 0, "mse", dict(direction="both", initial="given")),
    ("relu_l2_both", "relu", 3, [7, 7], 5, 2, "mse", dict(direction="both", initial="given")),
    ("lstm_l3_reverse_nobias", "lstm", 3, [5] * 3, 4, 2, "mse", dict(direction="reverse", bias=False, initial="given")),
    ("gru_l2_both_nobias", "gru", 3, [5, 5], 4, 2, "mse", dict(direction="both", bias=False)),
]

for number, (name, cell, inputs, sizes, steps, outputs, loss, options) in enumerate(CASES):
    case(5000 + number, f"topology_{name}", cell, inputs, sizes, steps, outputs, loss, **options)
print(len(CASES), "cases")
