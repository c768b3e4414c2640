import type { Fact } from '../../../shared/facts.ts'
import type { Box, SeenThing } from '../../../shared/sight.ts'
import { boxInside, listed } from './frame.ts'

/** Scores of the net from which a name is said; an animal below its own is "an animal": a walrus passes for an elephant. */
export const nameLimits = { thing: 0.5, animal: 0.75 }

/**
 * What a thing may be called, null below the limits. At .5 and over 40 of 43 names were right, animals taken together;
 * between .4 and .5, 18 of 34 (docs/sight.md).
 */
export function sayableName({ name, isAnimal, score }: SeenThing): string | null {
  if (score < nameLimits.thing) return null
  return isAnimal && score < nameLimits.animal ? 'animal' : name
}

/** "a bicycle", "an animal". */
export const withArticle = (name: string): string => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`

/**
 * People, animals and things, tier B: NanoDet-g, 80 classes of COCO. Of people in groups it sees some, so none are
 * counted. What is no COCO class is missed, or passes for a look-alike.
 */
export function describeThings(seen: readonly SeenThing[], inside: Box): Fact<'things'> {
  const things = seen.flatMap((thing) => {
    const name = sayableName(thing)
    const box = name === null ? null : boxInside(thing.box, inside)
    return name !== null && box ? [{ ...box, name, score: thing.score }] : []
  })
  const names = [...new Set(things.map(({ name }) => name))]
  return {
    tier: 'B',
    confidence: things.length === 0 ? 0 : 0.85,
    label: 'Seen',
    display: names.join(', ') || 'nothing that may be named',
    statement: names.length === 0 ? null : `in it are ${listed(names.slice(0, 5).map(withArticle))}`,
    things,
  }
}
