"""Makes the training texts: random labels as a prompt, and the critique the grammar writes for them.

Labels are drawn evenly within a topic, so that rare bands are seen as often as common ones. Whether two labels can
hold of one photograph does not matter here: each sentence depends on its own label, and only the app chooses them.
"""

import random

from grammar import expand, load_grammar

VARIANTS = "abcdefghijkl"
SYSTEM = "Write the critique from the outline."
# Advisors that people add themselves have no sentences of their own.
PLAIN = "plain"
# How often a topic is present; those not named here are present three times of four. Gaps, and whole sections left
# out, teach the model to follow the outline rather than habit.
PRESENCE = {
    "line": 0.4, "weight": 0.6, "none": 0.02, "place": 0.6, "tilt": 0.6, "corner": 0.25, "zone": 0.4,
    "camera": 0.7, "share": 0.6, "harmony": 0.3, "side": 0.7,
    "trycomposition": 0.4, "trylighting": 0.6, "tryfocus": 0.4, "trycolor": 0.4, "trybalance": 0.3,
}  # fmt: skip
SECTION_GAP = 0.15
LISTS = {"strengths": [2, 3, 4], "next": [1, 2, 3, 3, 3]}


def presence(topic):
    return 0.4 if topic.startswith("open") else PRESENCE.get(topic, 0.75)


def draw_plan(grammar, rng):
    """(advisor, variant, [(section, [label])])."""
    plan = []
    for section, topics in grammar.sections:
        if section in LISTS:
            labels = rng.sample(topics[0][1], rng.choice(LISTS[section]))
        else:
            labels = [rng.choice(bands) for topic, bands in topics if rng.random() < presence(topic)]
        left_out = section not in LISTS and rng.random() < SECTION_GAP
        if not left_out and any(not label.startswith(("open", "try")) for label in labels):
            plan.append((section, labels))
    return rng.choice([*grammar.advisors, PLAIN]), rng.choice(VARIANTS), plan


def render_prompt(advisor, variant, plan):
    """The user message, an outline: the advisor, the variant, then each section's name and labels."""
    return " ".join([advisor, variant, *(" ".join([section, *labels]) for section, labels in plan)])


def write_answer(grammar, advisor, variant, plan, rng, with_sentences=True):
    """
    The critique as the model is to write it: a line for each section and each label, slots unfilled. A line begins
    with the word of the line before, then its own word of the outline, so that the next word is always the one that
    follows in the outline. The leading blank makes a word the same token here as there.
    """
    lines, before = [], ""
    for section, labels in plan:
        for word in [section, *labels]:
            line = f"{before} {word}"
            if with_sentences and word in grammar.lines:
                forms = grammar.forms(word, advisor)
                line += " " + expand(forms[VARIANTS.index(variant) % len(forms)], rng)
            lines.append(line)
            before = f" {word}"
    return "\n".join(lines)


def draw_document(grammar, rng):
    """(prompt, answer) of one random plan."""
    advisor, variant, plan = draw_plan(grammar, rng)
    return render_prompt(advisor, variant, plan), write_answer(grammar, advisor, variant, plan, rng)


def draw_lesson(grammar, rng):
    """An easier document to begin with: labels in any order without sentences, or a few sections only."""
    advisor, variant, plan = draw_plan(grammar, rng)
    if rng.random() < 0.5:
        names = [section for section, _ in plan]
        rng.shuffle(names)
        labels = rng.sample(sorted(grammar.lines), 24)
        plan = [(name, labels[i * 4 : i * 4 + 4]) for i, name in enumerate(names[:6])]
        return render_prompt(advisor, variant, plan), write_answer(grammar, advisor, variant, plan, rng, False)
    chosen = sorted(rng.sample(range(len(plan)), min(len(plan), rng.randint(1, 3))))
    plan = [plan[i] for i in chosen]
    return render_prompt(advisor, variant, plan), write_answer(grammar, advisor, variant, plan, rng)


def chat(prompt):
    """ChatML up to where the answer begins, as the app's engines render it."""
    return (
        f"<|im_start|>system\n{SYSTEM}<|im_end|>\n<|im_start|>user\n{prompt}<|im_end|>\n<|im_start|>assistant\n"
    )


if __name__ == "__main__":
    loaded = load_grammar()
    print("sentence forms", loaded.size(), "labels", len(loaded.lines))
    for text in draw_document(loaded, random.Random(1)):
        print(text, "\n")
