"""The llama architecture, small: pre-norm, rotary positions, SwiGLU, tied embeddings, no biases."""

import math

import torch
from torch import nn
from torch.nn import functional as fn

ROPE_BASE = 10000.0
NORM_EPSILON = 1e-5


class Norm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x):
        wide = x.float()
        scale = torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + NORM_EPSILON)
        return (wide * scale * self.weight).to(x.dtype)


def linear(layer, x):
    """A layer whose weights are kept in float32, applied in the type of its input."""
    return fn.linear(x, layer.weight.to(x.dtype))


def rotate(x, cos, sin):
    """Rotary positions on neighboring pairs, as llama.cpp's llama architecture has them. x: batch, head, time, size."""
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack((even * cos - odd * sin, even * sin + odd * cos), -1).flatten(-2)


class Block(nn.Module):
    def __init__(self, width, heads, hidden):
        super().__init__()
        self.heads = heads
        self.attention_norm, self.feed_norm = Norm(width), Norm(width)
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        self.gate_up = nn.Linear(width, 2 * hidden, bias=False)
        self.down = nn.Linear(hidden, width, bias=False)

    def forward(self, x, cos, sin, mask):
        batch, time, width = x.shape
        size = width // self.heads
        qkv = linear(self.qkv, self.attention_norm(x)).view(batch, time, 3, self.heads, size)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        q = (rotate(q, cos, sin) * size**-0.5).reshape(-1, time, size)
        k = rotate(k, cos, sin).reshape(-1, time, size)
        weights = torch.softmax(torch.baddbmm(mask.expand(len(q), -1, -1), q, k.transpose(1, 2)), -1)
        mixed = torch.bmm(weights, v.reshape(-1, time, size)).view(batch, self.heads, time, size)
        x = x + linear(self.out, mixed.transpose(1, 2).reshape(batch, time, width))
        gate, up = linear(self.gate_up, self.feed_norm(x)).chunk(2, -1)
        return x + linear(self.down, fn.silu(gate) * up)


class Writer(nn.Module):
    """`shape`: vocabulary, width, layers, heads, hidden, context."""

    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        width, layers, context = shape["width"], shape["layers"], shape["context"]
        self.embedding = nn.Embedding(shape["vocabulary"], width)
        self.blocks = nn.ModuleList(Block(width, shape["heads"], shape["hidden"]) for _ in range(layers))
        self.norm = Norm(width)
        for name, weight in self.named_parameters():
            if weight.dim() == 2:
                residual = name.endswith(("out.weight", "down.weight"))
                nn.init.normal_(weight, 0, 0.02 / (math.sqrt(2 * layers) if residual else 1))
        size = width // shape["heads"]
        speeds = ROPE_BASE ** (-torch.arange(0, size, 2).float() / size)
        angles = torch.outer(torch.arange(context).float(), speeds)
        constants = {
            "cos": angles.cos(),
            "sin": angles.sin(),
            "mask": torch.full((context, context), -1e4).triu(1),
        }
        for name, table in constants.items():
            self.register_buffer(name, table.to(torch.bfloat16), persistent=False)

    def loss(self, inputs, targets):
        """Mean cross entropy (nats) over targets >= 0."""
        time = inputs.shape[1]
        x = self.embedding(inputs).to(torch.bfloat16)
        for block in self.blocks:
            x = block(x, self.cos[:time], self.sin[:time], self.mask[None, :time, :time])
        targets = targets.reshape(-1)
        asked = targets >= 0
        x = self.norm(x).view(-1, self.shape["width"])[asked]
        return fn.cross_entropy(linear(self.embedding, x).float(), targets[asked])
