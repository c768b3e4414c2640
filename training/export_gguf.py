"""Writes a checkpoint as a GGUF file (q8_0) and, beside it, the JSON that says where it comes from.

    export_gguf.py TOKENIZER CHECKPOINT OUT.gguf
"""

import hashlib
import json
import random
import struct
import sys
from pathlib import Path

import numpy
import torch

from bpe import SPECIAL, load_tokenizer
from corpus import chat, draw_document
from grammar import load_grammar
from model import NORM_EPSILON, ROPE_BASE

CHAT_TEMPLATE = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
ALIGNMENT = 32
F32, Q8_0 = 0, 8
U32, I32, FLOAT, BOOL, STRING, ARRAY = 4, 5, 6, 7, 8, 9
CONTROL, NORMAL = 3, 1
CORPUS_SAMPLE = 1000


def string(text):
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def scalar(kind, value):
    if kind == STRING:
        return string(value)
    return struct.pack({U32: "<I", I32: "<i", FLOAT: "<f", BOOL: "<?"}[kind], value)


def entry(key, kind, value):
    return string(key) + struct.pack("<I", kind) + scalar(kind, value)


def array(key, kind, values):
    head = string(key) + struct.pack("<IIQ", ARRAY, kind, len(values))
    return head + b"".join(scalar(kind, value) for value in values)


def metadata(shape, tokenizer):
    tokens = tokenizer.tokens
    return [
        entry("general.architecture", STRING, "llama"),
        entry("general.name", STRING, "Starter writer"),
        entry("general.description", STRING, "Words measured facts of a photograph. Has not seen the picture."),
        entry("general.license", STRING, "mit"),
        entry("general.file_type", U32, 7),
        entry("llama.vocab_size", U32, len(tokens)),
        entry("llama.context_length", U32, shape["context"]),
        entry("llama.embedding_length", U32, shape["width"]),
        entry("llama.block_count", U32, shape["layers"]),
        entry("llama.feed_forward_length", U32, shape["hidden"]),
        entry("llama.attention.head_count", U32, shape["heads"]),
        entry("llama.attention.head_count_kv", U32, shape["heads"]),
        entry("llama.attention.layer_norm_rms_epsilon", FLOAT, NORM_EPSILON),
        entry("llama.rope.dimension_count", U32, shape["width"] // shape["heads"]),
        entry("llama.rope.freq_base", FLOAT, ROPE_BASE),
        entry("tokenizer.ggml.model", STRING, "gpt2"),
        entry("tokenizer.ggml.pre", STRING, "smollm"),
        array("tokenizer.ggml.tokens", STRING, tokens),
        array("tokenizer.ggml.token_type", I32, [CONTROL if token in SPECIAL else NORMAL for token in tokens]),
        array("tokenizer.ggml.merges", STRING, [" ".join(pair) for pair in tokenizer.merges]),
        entry("tokenizer.ggml.bos_token_id", U32, 0),
        entry("tokenizer.ggml.eos_token_id", U32, 2),
        entry("tokenizer.ggml.padding_token_id", U32, 0),
        entry("tokenizer.ggml.add_bos_token", BOOL, True),
        entry("tokenizer.chat_template", STRING, CHAT_TEMPLATE),
    ]


def tensors(weights, layers):
    """(name, matrix) as llama.cpp names them; fused matrices are split again."""
    yield "token_embd.weight", weights["embedding.weight"]
    for layer in range(layers):
        own = {key: weights[f"blocks.{layer}.{key}.weight"] for key in BLOCK_KEYS}
        q, k, v = numpy.split(own["qkv"], 3)
        gate, up = numpy.split(own["gate_up"], 2)
        parts = {
            "attn_norm": own["attention_norm"], "attn_q": q, "attn_k": k, "attn_v": v, "attn_output": own["out"],
            "ffn_norm": own["feed_norm"], "ffn_gate": gate, "ffn_up": up, "ffn_down": own["down"],
        }  # fmt: skip
        for name, matrix in parts.items():
            yield f"blk.{layer}.{name}.weight", matrix
    yield "output_norm.weight", weights["norm.weight"]


BLOCK_KEYS = ["attention_norm", "feed_norm", "qkv", "out", "gate_up", "down"]


def encode(matrix):
    """(type, bytes): norms stay float32, matrices become blocks of 32 signed bytes and a float16 scale."""
    if matrix.ndim == 1:
        return F32, matrix.astype("<f4").tobytes()
    blocks = matrix.reshape(-1, 32)
    scale = numpy.abs(blocks).max(1) / 127
    inverse = numpy.where(scale > 0, 1 / numpy.maximum(scale, 1e-12), 0)
    stored = numpy.empty(len(blocks), dtype=[("scale", "<f2"), ("values", "i1", 32)])
    stored["scale"] = scale
    stored["values"] = numpy.round(blocks * inverse[:, None]).clip(-127, 127)
    return Q8_0, stored.tobytes()


def padded(data):
    return data + b"\0" * (-len(data) % ALIGNMENT)


def write_gguf(shape, weights, tokenizer):
    entries = metadata(shape, tokenizer)
    infos, data = [], b""
    for name, matrix in tensors(weights, shape["layers"]):
        kind, encoded = encode(matrix)
        sizes = b"".join(struct.pack("<Q", size) for size in matrix.shape[::-1])
        infos.append(string(name) + struct.pack("<I", matrix.ndim) + sizes + struct.pack("<IQ", kind, len(data)))
        data += padded(encoded)
    head = b"GGUF" + struct.pack("<IQQ", 3, len(infos), len(entries))
    return padded(head + b"".join(entries) + b"".join(infos)) + data


def corpus_hash(grammar, seed):
    """SHA-256 of the first documents that the generator makes from the seed of the training."""
    rng, digest = random.Random(seed), hashlib.sha256()
    for _ in range(CORPUS_SAMPLE):
        prompt, answer = draw_document(grammar, rng)
        digest.update((chat(prompt) + answer).encode())
    return digest.hexdigest()


def main(tokenizer_path, checkpoint_path, out):
    checkpoint, tokenizer, grammar = torch.load(checkpoint_path), load_tokenizer(tokenizer_path), load_grammar()
    facts = checkpoint["facts"]
    if facts["grammarSha256"] != grammar.hash:
        raise SystemExit("The grammar has changed since this model was trained.")
    weights = {name: weight.float().numpy() for name, weight in checkpoint["weights"].items()}
    gguf = write_gguf(facts["shape"], weights, tokenizer)
    Path(out).write_bytes(gguf)
    sums = {"corpusSha256": corpus_hash(grammar, facts["seed"]), "ggufSha256": hashlib.sha256(gguf).hexdigest()}
    parameters = {"parameters": sum(weight.size for weight in weights.values())}
    described = json.dumps({"name": "Starter writer", **facts, **parameters, **sums}, indent=2)
    Path(out).with_suffix(".json").write_text(described + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
