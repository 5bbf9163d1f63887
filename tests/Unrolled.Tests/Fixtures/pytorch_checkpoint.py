"""Writes pytorch_checkpoint.safetensors from PyTorch tensors by the format's rules alone, without the safetensors package.

Tensors stand in an order of their own, in four element types; lstm 3 -> 5 with a head of 2. Each value is known by a formula,
w[i] = (i * 37 % 101 - 50) / 64, exact in every type. Run: /usr/bin/python3 pytorch_checkpoint.py
"""
import ctypes
import json
import os
import struct
import torch

SHAPES = [("bias_l0", [20], torch.bfloat16, "BF16"), ("weight_head", [2, 5], torch.float64, "F64"), ("weight_ih_l0", [20, 3], torch.float16, "F16"),
          ("bias_head", [2], torch.float32, "F32"), ("weight_hh_l0", [20, 5], torch.float32, "F32")]

header, data = {"__metadata__": {"origin": "PyTorch \u00e9"}}, b""
for name, shape, dtype, label in SHAPES:
    count = torch.Size(shape).numel()
    tensor = ((torch.arange(count) * 37 % 101 - 50).to(torch.float64) / 64).to(dtype).reshape(shape).contiguous()
    raw = ctypes.string_at(tensor.data_ptr(), count * tensor.element_size())
    header[name] = {"dtype": label, "shape": shape, "data_offsets": [len(data), len(data) + len(raw)]}
    data += raw
text = json.dumps(header).encode()
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "pytorch_checkpoint.safetensors"), "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + data)
