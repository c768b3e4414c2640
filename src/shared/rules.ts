// Rules that a person reads and changes: they say which photographs might be rejected, and never mark one.
import { z } from 'zod'
import { filterSchema, sortSchema, type PhotoFilter } from './findCommand.ts'

/** In percent of the pixels, or degrees; null where it has none. */
export const ruleSchema = z.object({
  kind: z.enum(['unsharp', 'clipped', 'shadows', 'tilted']),
  limit: z.number().min(0).max(100).nullable(),
  isOn: z.boolean(),
})
export type Rule = z.infer<typeof ruleSchema>

export const defaultRules: Rule[] = [
  { kind: 'unsharp', limit: null, isOn: true },
  { kind: 'clipped', limit: 5, isOn: true },
  { kind: 'shadows', limit: 20, isOn: false },
  { kind: 'tilted', limit: 3, isOn: false },
]

const words: Record<Rule['kind'], (limit: number) => string> = {
  unsharp: () => 'nothing in it is sharp',
  clipped: (limit) => `over ${limit} % of it is clipped white`,
  shadows: (limit) => `over ${limit} % of it is clipped black`,
  tilted: (limit) => `it is tilted by over ${limit}°`,
}
/** "Reject when over 5 % of it is clipped white". */
export const ruleText = ({ kind, limit }: Rule): string => `Reject when ${words[kind](limit ?? 0)}`

/** What a rule asks for, among those that nobody picked or rejected yet. */
export function ruleFilter({ kind, limit }: Rule): PhotoFilter {
  const min = limit ?? 0
  const asked = {
    unsharp: { unsharp: true },
    clipped: { clipped: { min } },
    shadows: { shadows: { min } },
    tilted: { tilt: { min } },
  }
  return { ...asked[kind], flags: ['none'] }
}

/** What somebody looks for again and again, under a name. */
export const savedFilterSchema = z.object({
  name: z.string().min(1).max(60),
  query: filterSchema.extend({ sort: sortSchema }),
})
export type SavedFilter = z.infer<typeof savedFilterSchema>
