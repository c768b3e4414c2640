import type { Family, Samplers } from './family.ts'

/**
 * The samplers of one request. What the makers of the model advise goes before the temperature `asked`, but not where
 * that is 0: then the likeliest token is wanted and nothing else. `ofFile`: `general.sampling.temp` of the file.
 */
export function samplersFor(family: Family | null, ofFile: number | null, asked: number): Samplers {
  if (asked === 0) return { temperature: 0 }
  return { temperature: ofFile ?? asked, ...family?.samplers }
}
