"""Writes a few random plans with their prompts and answers, by which the TypeScript side checks that it agrees."""

import json
import random
import sys

from corpus import draw_plan, render_prompt, write_answer
from grammar import load_grammar

if __name__ == "__main__":
    grammar, rng = load_grammar(), random.Random(4)
    documents = []
    for _ in range(12):
        advisor, variant, plan = draw_plan(grammar, rng)
        documents.append(
            {
                "advisor": advisor,
                "variant": variant,
                "sections": [{"id": section, "labels": labels} for section, labels in plan],
                "prompt": render_prompt(advisor, variant, plan),
                "answer": write_answer(grammar, advisor, variant, plan, rng),
            }
        )
    stored = {"grammarSha256": grammar.hash, "sentences": grammar.size(), "documents": documents}
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump(stored, file, indent=2, ensure_ascii=False)
        file.write("\n")
