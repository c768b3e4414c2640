import { areaOf, commonArea, type Corners } from './boxes.ts'
import type { Thing } from './things.ts'

/** Score from which on an outline is enough: below, the net that draws it takes statues for people as the detector does. */
const fairlySure = 0.7
/** What a person counts for whom nothing but the detector has seen. */
const unsupported = 0.55

/**
 * The things, people with less of their score where no face lies in their box, unless they are fairly sure and an outline
 * fits them: rocks and statues are people to the detector. Surest first.
 */
export async function withSupport(
  things: Thing[],
  faces: Corners[],
  hasOutline: (thing: Thing) => Promise<boolean>,
): Promise<Thing[]> {
  const supported: Thing[] = []
  for (const thing of things) {
    const hasFace = faces.some((face) => commonArea(thing.corners, face) > areaOf(face) / 2)
    const isSure =
      thing.name !== 'person' || hasFace || (thing.score >= fairlySure && (await hasOutline(thing)))
    supported.push(isSure ? thing : { ...thing, score: thing.score * unsupported })
  }
  return supported.toSorted((a, b) => b.score - a.score)
}
