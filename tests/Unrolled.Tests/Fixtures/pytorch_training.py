"""Losses, their gradients, and optimizer trajectories computed by PyTorch in float64: writes pytorch_training.json beside this file.

Run with Debian's python3-torch: /usr/bin/python3 pytorch_training.py
"""
import json
import os
import torch

torch.manual_seed(1)
torch.set_default_dtype(torch.float64)
LENGTH, STEPS = 21, 40


def loss_case(name, logits, function, **target):
    v = logits.clone().requires_grad_(True)
    loss = function(v)
    loss.backward()
    return {"name": name, "logits": logits.flatten().tolist(), "rows": logits.shape[0], **target,
            "loss": loss.item(), "gradient": v.grad.flatten().tolist()}


def losses():
    f = torch.nn.functional
    v = torch.randn(5, 7) * 4
    classes = torch.tensor([3, 0, 6, 6, 2])
    ignored = torch.tensor([3, -1, 6, -1, 2])
    p = torch.softmax(torch.randn(5, 7), 1)
    y = torch.randn(5, 7)
    t = torch.rand(5, 7)
    large = v * 60
    yield loss_case("mse", v, lambda x: f.mse_loss(x, y), targets=y.flatten().tolist())
    yield loss_case("classes", v, lambda x: f.cross_entropy(x, classes), classes=classes.tolist())
    yield loss_case("classes_large", large, lambda x: f.cross_entropy(x, classes), classes=classes.tolist())
    yield loss_case("classes_ignored", v, lambda x: f.cross_entropy(x, ignored, ignore_index=-1), classes=ignored.tolist())
    yield loss_case("probabilities", v, lambda x: f.cross_entropy(x, p), targets=p.flatten().tolist())
    yield loss_case("sigmoid", v, lambda x: f.binary_cross_entropy_with_logits(x, t), targets=t.flatten().tolist())
    yield loss_case("sigmoid_large", large, lambda x: f.binary_cross_entropy_with_logits(x, t), targets=t.flatten().tolist())


START = torch.randn(LENGTH)
GRADIENTS = torch.randn(STEPS, LENGTH) * torch.logspace(-3, 1, LENGTH)


def trajectory(name, make, schedule=None):
    start, gradients = START, GRADIENTS
    p = start.clone().requires_grad_(True)
    optimizer = make([p])
    rows = []
    for step in range(STEPS):
        if schedule:
            optimizer.param_groups[0]["lr"] = schedule(step)
        p.grad = gradients[step].clone()
        optimizer.step()
        rows.append(p.detach().tolist())
    return {"name": name, "after1": rows[0], "after2": rows[1], "end": rows[-1]}


def optimizers():
    o = torch.optim
    yield trajectory("sgd", lambda p: o.SGD(p, lr=0.1))
    yield trajectory("sgd_decay", lambda p: o.SGD(p, lr=0.1, weight_decay=0.05))
    yield trajectory("sgd_momentum", lambda p: o.SGD(p, lr=0.02, momentum=0.9, weight_decay=0.01))
    yield trajectory("sgd_nesterov", lambda p: o.SGD(p, lr=0.02, momentum=0.8, nesterov=True))
    yield trajectory("adam", lambda p: o.Adam(p, lr=0.01, betas=(0.9, 0.99), eps=1e-6))
    yield trajectory("adam_decay", lambda p: o.Adam(p, lr=0.01, weight_decay=0.1))
    yield trajectory("adam_schedule", lambda p: o.Adam(p, lr=0.01), lambda s: 0.01 * (1 - s / 50))
    yield trajectory("adamw", lambda p: o.AdamW(p, lr=0.01, weight_decay=0.1))
    yield trajectory("rmsprop", lambda p: o.RMSprop(p, lr=0.01, alpha=0.95))
    yield trajectory("rmsprop_momentum", lambda p: o.RMSprop(p, lr=0.005, momentum=0.9, weight_decay=0.02))


def clipping():
    gradient = torch.randn(37) * 3
    p = torch.zeros(37, requires_grad=True)
    p.grad = gradient.clone()
    norm = torch.nn.utils.clip_grad_norm_([p], 2.5)
    return {"gradient": gradient.tolist(), "maximum": 2.5, "norm": norm.item(), "clipped": p.grad.tolist()}


if __name__ == "__main__":
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pytorch_training.json")
    with open(path, "w", newline="\n") as file:
        json.dump({"torch": torch.__version__, "losses": list(losses()), "start": START.tolist(), "gradients": GRADIENTS.tolist(),
                   "optimizers": list(optimizers()), "clipping": clipping()}, file)
        file.write("\n")
