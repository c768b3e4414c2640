import { areaOf, commonArea, type Corners } from './boxes.ts'
import type { Picture } from './picture.ts'
import type { Thing } from './things.ts'

/**
 * Score from which on an outline is enough: below, the net that draws it takes statues for people as the detector does. A
 * person who fills more than `largeShare` of the frame would show a face, so more is asked.
 */
const fairlySure = { small: 0.6, large: 0.7 }
const largeShare = 0.4
/** What a person counts for whom nothing but the detector has seen. */
const unsupported = 0.55

/**
 * The things, people with less of their score where no face lies in their box, unless they are fairly sure and an outline
 * fits them: rocks and statues are people to the detector. Surest first.
 */
export async function withSupport(
  picture: Pick<Picture, 'width' | 'height'>,
  things: Thing[],
  faces: Corners[],
  hasOutline: (thing: Thing) => Promise<boolean>,
): Promise<Thing[]> {
  const leastFor = ({ corners }: Thing): number =>
    areaOf(corners) > largeShare * picture.width * picture.height ? fairlySure.large : fairlySure.small
  const supported: Thing[] = []
  for (const thing of things) {
    const hasFace = faces.some((face) => commonArea(thing.corners, face) > areaOf(face) / 2)
    const isSure =
      thing.name !== 'person' || hasFace || (thing.score >= leastFor(thing) && (await hasOutline(thing)))
    supported.push(isSure ? thing : { ...thing, score: thing.score * unsupported })
  }
  return supported.toSorted((a, b) => b.score - a.score)
}
