// What keeps a text from being the critique of its plan. Never looks at wording; the grammar does.
import { parseCritique } from '../../critique/parse.ts'
import { headingLine } from '../layout.ts'
import type { StarterPlan } from '../plan.ts'

const skeleton =
  /^## What I see\n\S.*\n\n(?:## [\w& ]+\n\S.*\n\n(?:\*\*Try:\*\* .+\n\n)?)*## Strengths\n(?:- .+\n){1,4}\n## Next time\n1\. .+\n2\. .+\n3\. .+\n$/

/** None when it has the skeleton, the sections of the plan, none with a score, and every slot filled. */
export function faultsIn(text: string, plan: StarterPlan): string[] {
  const found = parseCritique(text).sections.map(({ heading, score }) => `${heading} ${score}`)
  const wanted = plan.sections.map(({ id }) => `${headingLine(id)} null`)
  return [
    ...(skeleton.test(text) ? [] : [`not the skeleton: ${text}`]),
    ...(found.join('\n') === wanted.join('\n') ? [] : [`other sections: ${found.join(', ')}`]),
    ...(text.match(/[{}]|undefined|null|NaN/g) ?? []),
  ]
}
