"""Trains the starter writer on one core: Muon for the hidden matrices, Adam for the rest, loss on the answer only.

    train.py TOKENIZER CHECKPOINT [--minutes 34] [--resume]
"""

import argparse
import os
import random
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import torch

from bpe import load_tokenizer
from corpus import chat, draw_document, draw_lesson
from grammar import load_grammar
from model import Writer

SEED = 20261
SHAPE = {"width": 192, "layers": 4, "heads": 3, "hidden": 512, "context": 1024}
BATCH = 8
MUON_RATE, ADAM_RATE, DECAY = 0.02, 0.004, 0.01
WARM_UP, COOL_DOWN = 40, 0.45
# The rates of a resumed training fall from half to nothing.
RESUMED_RATE = 0.5
# Easier documents grow the attention that copies the outline: most at first, few later.
LESSONS_FIRST, LESSONS_LATER, LESSONS_END = 0.8, 0.2, 0.3
HELD_OUT = 9_000_001


def draw_example(grammar, tokenizer, rng, draw=draw_document):
    """(token ids, length of the prompt). Most begin with BOS: node-llama-cpp puts it there, llama-server does not."""
    prompt, answer = draw(grammar, rng)
    head = ([0] if rng.random() < 0.85 else []) + tokenizer.encode(chat(prompt))
    return head + tokenizer.encode(answer + "<|im_end|>"), len(head)


def collate(examples):
    """Inputs and targets padded to the longest; -1 where nothing is asked."""
    length = max(len(ids) for ids, _ in examples) - 1
    inputs = torch.zeros(len(examples), length, dtype=torch.long)
    targets = torch.full((len(examples), length), -1)
    for row, (ids, head) in enumerate(examples):
        tokens = torch.tensor(ids)
        inputs[row, : len(ids) - 1] = tokens[:-1]
        targets[row, head - 1 : len(ids) - 1] = tokens[head:]
    return inputs, targets


def batches(grammar, tokenizer, seed, lesson_share):
    """Endless batches of documents of similar length; `lesson_share` says how many are to be easy now, 0..1."""
    rng = random.Random(seed)
    while True:
        share = lesson_share()
        draws = [draw_lesson if rng.random() < share else draw_document for _ in range(BATCH * 16)]
        pool = [draw_example(grammar, tokenizer, rng, draw) for draw in draws]
        pool.sort(key=lambda example: len(example[0]))
        groups = [pool[i : i + BATCH] for i in range(0, len(pool), BATCH)]
        rng.shuffle(groups)
        yield from map(collate, groups)


def orthogonal(gradient, steps=5):
    """Newton-Schulz towards the nearest orthogonal matrix (Jordan 2024, Muon)."""
    x = gradient.bfloat16()
    tall = x.shape[0] > x.shape[1]
    x = x.T if tall else x
    x = x / (x.norm() + 1e-7)
    for _ in range(steps):
        square = x @ x.T
        x = 3.4445 * x + (-4.7750 * square + 2.0315 * (square @ square)) @ x
    return (x.T if tall else x).float()


class Muon:
    """Momentum, then an orthogonal step. Fused matrices (q, k, v; gate, up) are stepped part by part."""

    def __init__(self, named):
        self.weights = [(weight, 3 if "qkv" in name else 2 if "gate_up" in name else 1) for name, weight in named]
        self.momenta = [torch.zeros_like(weight) for weight, _ in self.weights]

    @torch.no_grad()
    def step(self, rate, beta):
        for (weight, parts), momentum in zip(self.weights, self.momenta):
            momentum.mul_(beta).add_(weight.grad, alpha=1 - beta)
            direction = weight.grad * (1 - beta) + momentum * beta
            for chunk, target in zip(direction.chunk(parts), weight.chunk(parts)):
                stretch = max(1, chunk.shape[0] / chunk.shape[1]) ** 0.5
                target.mul_(1 - rate * DECAY).add_(orthogonal(chunk) * stretch, alpha=-rate)


def lesson_share(done, resumed):
    return LESSONS_FIRST if done < LESSONS_END and not resumed else LESSONS_LATER


def rate(step, done, resumed):
    """The share of the full rates."""
    if resumed:
        return RESUMED_RATE * (1 - done)
    return min(1, step / WARM_UP) * min(1, (1 - done) / COOL_DOWN)


def optimizer(model):
    """A function that takes one step at a share of the full rates, from the gradients that lie in the model."""
    hidden = [(name, w) for name, w in model.named_parameters() if w.dim() == 2 and "embedding" not in name]
    chosen = {name for name, _ in hidden}
    rest = [weight for name, weight in model.named_parameters() if name not in chosen]
    muon, adam = Muon(hidden), torch.optim.Adam(rest, lr=ADAM_RATE, betas=(0.9, 0.95), eps=1e-10)

    def take(step, share):
        torch.nn.utils.clip_grad_norm_(rest, 1.0)
        adam.param_groups[0]["lr"] = ADAM_RATE * share
        adam.step()
        muon.step(MUON_RATE * share, 0.85 + 0.1 * min(1, step / 300))
        model.zero_grad()

    return take


def train(tokenizer_path, checkpoint_path, minutes, resumed):
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    grammar, tokenizer = load_grammar(), load_tokenizer(tokenizer_path)
    model = Writer({**SHAPE, "vocabulary": len(tokenizer.tokens)})
    before = {"steps": 0, "tokens": 0, "minutes": 0}
    if resumed:
        checkpoint = torch.load(checkpoint_path)
        model.load_state_dict(checkpoint["weights"])
        before = checkpoint["facts"]
    take = optimizer(model)
    rng = random.Random(HELD_OUT)
    held_out = collate([draw_example(grammar, tokenizer, rng) for _ in range(16)])
    print("parameters", sum(weight.numel() for weight in model.parameters()), flush=True)
    began, tokens = time.time(), before["tokens"]

    def progress():
        return min(1, (time.time() - began) / (minutes * 60))

    supply = batches(grammar, tokenizer, SEED + before["steps"], lambda: lesson_share(progress(), resumed))
    for step, (inputs, targets) in enumerate(supply, 1):
        done = progress()
        loss = model.loss(inputs, targets)
        loss.backward()
        take(step, rate(step, done, resumed))
        tokens += inputs.numel()
        if step % 25 == 0:
            print(f"step {step} minutes {done * minutes:.1f} loss {loss.item():.4f} tokens {tokens}", flush=True)
        if step % 150 == 0 or done == 1:
            with torch.no_grad():
                held_loss = model.loss(*held_out).item()
            print(f"  held out {held_loss:.4f}", flush=True)
            facts = {"shape": model.shape, "seed": SEED, "steps": before["steps"] + step, "tokens": tokens}
            facts |= {"minutes": round(before["minutes"] + done * minutes, 1), "loss": held_loss}
            facts["grammarSha256"] = grammar.hash
            torch.save({"facts": facts, "weights": model.state_dict()}, checkpoint_path)
        if done == 1:
            return


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("tokenizer")
    arguments.add_argument("checkpoint")
    arguments.add_argument("--minutes", type=float, default=34)
    arguments.add_argument("--resume", action="store_true")
    given = arguments.parse_args()
    train(given.tokenizer, given.checkpoint, given.minutes, given.resume)
