"""What PyTorch reaches on the real data of the Lecture sample: the same tasks, sizes and recipe, one thread.

    python3 pytorch_real_data.py FOLDER [--task NAME] [--cell lstm|gru|rnn] [--seed N] [--epochs N]

FOLDER holds digits, speakers, sentiment, tagging and pronunciation. A line a task and cell: the figure on the test split and the training time.
"""
import argparse
import collections
import os
import re
import time

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

CELLS = {"lstm": nn.LSTM, "gru": nn.GRU, "rnn": nn.RNN}


def lines(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read().rstrip("\n").split("\n")


def word_table(words, most):
    """Token 0 is every word that is not among the most frequent."""
    counts = collections.Counter(words)
    return {word: i + 1 for i, word in enumerate(sorted(counts, key=lambda w: (-counts[w], w))[:most])}


def padded(rows, room, like):
    """Rows of different lengths as one tensor with zeros behind each."""
    return torch.stack([torch.cat([row, like.new_zeros((room - len(row),) + like.shape[1:])]) for row in rows])


class Network(nn.Module):
    """Embedding (of tokens), a recurrent layer, an output layer at every step or at the last one."""

    def __init__(self, cell, inputs, hidden, outputs, vocabulary=0, last=False):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, inputs) if vocabulary else None
        self.cell = CELLS[cell](inputs, hidden, batch_first=True)
        self.head = nn.Linear(hidden, outputs) if outputs else None
        self.last = last

    def forward(self, x, state=None):
        if self.embedding is not None:
            x = self.embedding(x)
        h, state = self.cell(x, state)
        return (self.head(h) if self.head is not None else h), state

    def at_length(self, x, lengths):
        """The output at each sequence's last step."""
        return self(x)[0][torch.arange(len(x)), lengths - 1]

    def final_state(self, x, lengths):
        packed = pack_padded_sequence(self.embedding(x), lengths, batch_first=True, enforce_sorted=False)
        return self.cell(packed)[1]


def train(modules, count, epochs, batch, loss_of):
    """Adam 3e-3, a fifth of it for the last third; one norm over all parameters clipped to 1. Returns the seconds by the clock and of the processor."""
    parameters = [p for module in modules for p in module.parameters()]
    optimizer = torch.optim.Adam(parameters, lr=3e-3)
    steps = epochs * ((count + batch - 1) // batch)
    step = 0
    start, processor = time.perf_counter(), time.process_time()
    for _ in range(epochs):
        order = torch.randperm(count)
        for at in range(0, count, batch):
            optimizer.param_groups[0]["lr"] = 3e-3 if step < steps * 2 // 3 else 6e-4
            optimizer.zero_grad()
            loss_of(order[at:at + batch]).backward()
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            step += 1
    return time.perf_counter() - start, time.process_time() - processor


def digits(folder, cell, epochs):
    def read(name):
        rows = torch.tensor([[int(n) for n in line.split(",")] for line in lines(folder, name)])
        return ((rows[:, :16].float() - 50) / 50).view(-1, 8, 2), rows[:, 16]
    (x, y), (test_x, test_y) = read("train.csv"), read("test.csv")
    net = Network(cell, 2, 32, 10)
    net.head_of = lambda v: net.head(net.cell(v)[0][:, -1])
    seconds = train([net], len(x), epochs or 30, 32, lambda i: nn.functional.cross_entropy(net.head_of(x[i]), y[i]))
    with torch.no_grad():
        return (net.head_of(test_x).argmax(1) == test_y).float().mean().item(), seconds


def speakers(folder, cell, epochs):
    def read(name):
        rows = [line.split(";") for line in lines(folder, name)]
        frames = [torch.tensor([[float(n) for n in frame.split(",")] for frame in row[1:]]) for row in rows]
        return padded(frames, 29, frames[0]), torch.tensor([len(f) for f in frames]), torch.tensor([int(row[0]) for row in rows])
    (x, n, y), (test_x, test_n, test_y) = read("train.csv"), read("test.csv")
    net = Network(cell, 12, 32, 9)
    seconds = train([net], len(x), epochs or 60, 16, lambda i: nn.functional.cross_entropy(
        net.at_length(x[i][:, :n[i].max()], n[i]), y[i]))
    with torch.no_grad():
        return (net.at_length(test_x, test_n).argmax(1) == test_y).float().mean().item(), seconds


def sentiment(folder, cell, epochs):
    def words(text):
        return re.findall("[a-z]+", text.lower())
    def encode(table, name):
        rows = [line.split("\t") for line in lines(folder, name)]
        tokens = [torch.tensor([table.get(w, 0) for w in (words(row[2])[-32:] or [""])]) for row in rows]
        return padded(tokens, 32, tokens[0]), torch.tensor([len(t) for t in tokens]), torch.tensor([float(row[0]) for row in rows])
    table = word_table((w for line in lines(folder, "train.tsv") for w in words(line.split("\t")[2])), 2000)
    (x, n, y), (test_x, test_n, test_y) = encode(table, "train.tsv"), encode(table, "test.tsv")
    net = Network(cell, 16, 32, 1, vocabulary=2001)
    seconds = train([net], len(x), epochs or 6, 16, lambda i: nn.functional.binary_cross_entropy_with_logits(
        net.at_length(x[i][:, :n[i].max()], n[i])[:, 0], y[i]))
    with torch.no_grad():
        return ((net.at_length(test_x, test_n)[:, 0] > 0) == (test_y > 0.5)).float().mean().item(), seconds


def tagging(folder, cell, epochs):
    def read(name):
        sentence, pieces = [], []
        for line in lines(folder, name) + [""]:
            if line:
                word, tag = line.split("\t")
                sentence.append((word.lower(), tag))
            else:
                pieces += [sentence[at:at + 32] for at in range(0, len(sentence), 32)]
                sentence = []
        return pieces
    text, test_text = read("train.tsv"), read("test.tsv")
    table = word_table((w for piece in text for w, _ in piece), 5000)
    tags = {tag: i for i, tag in enumerate(sorted({tag for piece in text for _, tag in piece}))}
    def encode(pieces):
        x = [torch.tensor([table.get(w, 0) for w, _ in piece]) for piece in pieces]
        y = [torch.tensor([tags[tag] + 1 for _, tag in piece]) for piece in pieces]
        return padded(x, 32, x[0]), torch.tensor([len(t) for t in x]), padded(y, 32, y[0]) - 1
    (x, n, y), (test_x, _, test_y) = encode(text), encode(test_text)
    net = Network(cell, 32, 64, 17, vocabulary=5001)
    def loss_of(i):
        longest = n[i].max()
        return nn.functional.cross_entropy(net(x[i][:, :longest])[0].flatten(0, 1), y[i][:, :longest].flatten(), ignore_index=-1)
    seconds = train([net], len(x), epochs or 4, 32, loss_of)
    with torch.no_grad():
        right = net(test_x)[0].argmax(2) == test_y
        return right[test_y >= 0].float().mean().item(), seconds


def pronunciation(folder, cell, epochs):
    names = sorted({p for line in lines(folder, "train.tsv") for p in line.split("\t")[1].split(" ")})
    phonemes = {name: i + 1 for i, name in enumerate(names)}  # 0 starts and ends a word
    def read(name):
        rows = [line.split("\t") for line in lines(folder, name)]
        x = [torch.tensor([ord(c) - ord("a") for c in word]) for word, _ in rows]
        y = [torch.tensor([phonemes[p] for p in spoken.split(" ")] + [0]) for _, spoken in rows]
        return padded(x, 8, x[0]), torch.tensor([len(t) for t in x]), padded(y, 9, y[0]), torch.tensor([len(t) for t in y])
    (x, n, y, m), (test_x, test_n, test_y, test_m) = read("train.tsv"), read("test.tsv")
    encoder = Network(cell, 24, 64, 0, vocabulary=26)
    decoder = Network(cell, 24, 64, 40, vocabulary=40)
    def loss_of(i):
        longest = m[i].max()
        answer = y[i][:, :longest]
        state = encoder.final_state(x[i][:, :n[i].max()], n[i])
        before = torch.cat([answer.new_zeros(len(i), 1), answer[:, :-1]], 1)
        target = answer.masked_fill(torch.arange(longest)[None] >= m[i][:, None], -1)
        return nn.functional.cross_entropy(decoder(before, state)[0].flatten(0, 1), target.flatten(), ignore_index=-1)
    seconds = train([encoder, decoder], len(x), epochs or 4, 32, loss_of)
    with torch.no_grad():
        state = encoder.final_state(test_x, test_n)
        token = torch.zeros(len(test_x), 1, dtype=torch.long)
        right = torch.ones(len(test_x), dtype=torch.bool)
        for t in range(9):
            logits, state = decoder(token, state)
            token = logits.argmax(2)
            right &= (token[:, 0] == test_y[:, t]) | (t >= test_m)
        return right.float().mean().item(), seconds


TASKS = {f.__name__: f for f in (digits, speakers, sentiment, tagging, pronunciation)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--task", choices=TASKS)
    parser.add_argument("--cell", choices=CELLS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int)
    options = parser.parse_args()
    torch.set_num_threads(1)
    for task in [options.task] if options.task else TASKS:
        for cell in [options.cell] if options.cell else ["lstm", "gru"]:
            torch.manual_seed(options.seed)
            figure, seconds = TASKS[task](os.path.join(options.folder, task), cell, options.epochs)
            print(f"{task} {cell} seed {options.seed}: {figure:.4f}, {seconds[0]:.1f} s (processor {seconds[1]:.1f} s)", flush=True)


if __name__ == "__main__":
    main()
