"""Byte-level BPE whose splitting is llama.cpp's "smollm": every digit alone, then the GPT-2 pattern."""

import collections
import json
import random
from pathlib import Path

import regex

VOCABULARY_SIZE = 2048
SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
DIGIT = regex.compile(r"\p{N}")
GPT2 = regex.compile(r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")
SPECIALS = regex.compile("(" + "|".join(regex.escape(token) for token in SPECIAL) + ")")


def byte_alphabet():
    """GPT-2's printable stand-in for every byte."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    return {**{b: chr(b) for b in printable}, **{b: chr(256 + i) for i, b in enumerate(others)}}


ALPHABET = byte_alphabet()
BYTES = {stand_in: byte for byte, stand_in in ALPHABET.items()}


def split_words(text):
    words, at = [], 0
    for digit in DIGIT.finditer(text):
        words += GPT2.findall(text[at : digit.start()]) + [digit.group()]
        at = digit.end()
    return words + GPT2.findall(text[at:])


def to_alphabet(word):
    return "".join(ALPHABET[byte] for byte in word.encode())


def merge(symbols, pair):
    merged, i = [], 0
    while i < len(symbols):
        if tuple(symbols[i : i + 2]) == pair:
            merged.append(symbols[i] + symbols[i + 1])
            i += 2
        else:
            merged.append(symbols[i])
            i += 1
    return tuple(merged)


def learn(texts, size=VOCABULARY_SIZE, least=20):
    """(tokens, merges): the most frequent pair is merged until `size` tokens, or until pairs are rare."""
    frequency = collections.Counter(word for text in texts for word in split_words(text))
    words = collections.Counter()
    for word, number in frequency.items():
        words[tuple(to_alphabet(word))] += number
    tokens, merges = [*SPECIAL, *ALPHABET.values()], []
    while len(tokens) < size:
        pairs = collections.Counter()
        for symbols, number in words.items():
            for pair in zip(symbols, symbols[1:]):
                pairs[pair] += number
        if not pairs:
            break
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        if pairs[best] < least:
            break
        merges.append(best)
        tokens.append("".join(best))
        words = collections.Counter({merge(symbols, best): number for symbols, number in words.items()})
    return tokens, merges


class Tokenizer:
    def __init__(self, tokens, merges):
        self.tokens, self.merges = tokens, [tuple(pair) for pair in merges]
        self.ids = {token: i for i, token in enumerate(tokens)}
        self.rank = {pair: i for i, pair in enumerate(self.merges)}
        self.cache = {}

    def encode_word(self, word):
        if word not in self.cache:
            symbols = list(to_alphabet(word))
            while len(symbols) > 1:
                pair = min(zip(symbols, symbols[1:]), key=lambda pair: self.rank.get(pair, len(self.rank)))
                if pair not in self.rank:
                    break
                symbols = list(merge(symbols, pair))
            self.cache[word] = [self.ids[symbol] for symbol in symbols]
        return self.cache[word]

    def encode(self, text):
        ids = []
        for part in SPECIALS.split(text):
            if part in SPECIAL:
                ids.append(self.ids[part])
            else:
                ids += [i for word in split_words(part) for i in self.encode_word(word)]
        return ids

    def decode(self, ids):
        letters = "".join(self.tokens[i] for i in ids if i >= len(SPECIAL))
        return bytes(BYTES[letter] for letter in letters).decode("utf-8", "replace")


def load_tokenizer(path):
    stored = json.loads(Path(path).read_text(encoding="utf-8"))
    return Tokenizer(stored["tokens"], stored["merges"])


if __name__ == "__main__":
    import sys

    from corpus import chat, draw_document
    from grammar import load_grammar

    grammar, rng = load_grammar(), random.Random(1)
    texts = ["".join((chat(prompt), answer)) for prompt, answer in (draw_document(grammar, rng) for _ in range(3000))]
    bare = [SPECIALS.sub("\n", text) for text in texts]
    tokenizer = Tokenizer(*learn(bare))
    assert tokenizer.decode(tokenizer.encode(bare[0])) == bare[0]
    Path(sys.argv[1]).write_text(json.dumps({"tokens": tokenizer.tokens, "merges": tokenizer.merges}))
    lengths = [len(tokenizer.encode(text)) for text in texts[:300]]
    print("tokens", len(tokenizer.tokens), "document mean", sum(lengths) / len(lengths), "max", max(lengths))
