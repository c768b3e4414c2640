"""Reads grammar.txt: every sentence that the starter writer's model was trained on.

Never decides what is true of a photograph: labels are chosen by the app.
"""

import hashlib
import re
from pathlib import Path

GRAMMAR_PATH = Path(__file__).resolve().parent / "grammar.txt"
OWNED = re.compile(r"^([a-z]+(?:,[a-z]+)*)> (.+)$")


def parse_form(text):
    """'A [b|c] {d}' as a list of strings and of choices (lists of such lists). Slots stay inside strings."""

    def sequence(at):
        parts, literal = [], ""
        while at < len(text) and text[at] not in "|]":
            if text[at] == "[":
                if literal:
                    parts.append(literal)
                    literal = ""
                choices = []
                while text[at] != "]":
                    choice, at = sequence(at + 1)
                    choices.append(choice)
                parts.append(choices)
            else:
                literal += text[at]
            at += 1
        if literal:
            parts.append(literal)
        return parts, at

    return sequence(0)[0]


def expand(parts, random):
    """One sentence of a form, each choice drawn evenly."""
    return "".join(part if isinstance(part, str) else expand(random.choice(part), random) for part in parts)


def count(parts):
    """How many sentences a form can make."""
    total = 1
    for part in parts:
        if not isinstance(part, str):
            total *= sum(count(choice) for choice in part)
    return total


class Grammar:
    """`sections`: [(section, [(topic, [label])])] in file order; `lines`: label -> [(owners or None, form)]."""

    def __init__(self, source):
        self.hash = hashlib.sha256(source.encode()).hexdigest()
        self.sections, self.lines = [], {}
        for line in source.split("\n"):
            if not line or line.startswith("#"):
                continue
            if line.startswith("== "):
                topics = []
                self.sections.append((line[3:], topics))
            elif line.startswith("@"):
                topic, band = line[1:].split(" ")
                label = topic + band
                if not topics or topics[-1][0] != topic:
                    topics.append((topic, []))
                topics[-1][1].append(label)
                self.lines[label] = []
            else:
                owned = OWNED.match(line)
                owners, text = (owned[1].split(","), owned[2]) if owned else (None, line)
                self.lines[label].append((owners, parse_form(text)))
        self.advisors = sorted({owner for lines in self.lines.values() for owners, _ in lines for owner in owners or []})

    def forms(self, label, advisor):
        """The forms a variant chooses from: the advisor's own first and twice, then everyone's."""
        lines = self.lines[label]
        own = [form for owners, form in lines if owners and advisor in owners]
        return own + own + [form for owners, form in lines if owners is None]

    def size(self):
        return sum(count(form) for lines in self.lines.values() for _, form in lines)


def load_grammar():
    return Grammar(GRAMMAR_PATH.read_text(encoding="utf-8"))
