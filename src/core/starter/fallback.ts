// The whole critique from the grammar, for when no model can run. Says the same things as the model would.
import type { StarterPlan } from './plan.ts'
import { createStarterStream } from './stream.ts'

/** Markdown that ends with a line feed. */
export function fallbackCritique(plan: StarterPlan): string {
  return createStarterStream(plan).finish()
}
