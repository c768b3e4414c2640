// What a photograph is of, as far as the detector knows its name: the largest, most central, surest of what it named, with
// its outline where there is one. Known failures: what is none of the 80 names is no subject (a lantern, a squirrel, a
// rocket); of a group it is one of its people.
import type { SeenSubject } from '../../shared/sight.ts'
import { areaOf, asShare, inShares } from './boxes.ts'
import type { Outline } from './outline.ts'
import type { Picture } from './picture.ts'
import type { Thing } from './things.ts'

/** Of a thing that may be the subject. */
const leastScore = 0.5
/** Share of the frame below which nothing is what a photograph is of. */
const leastShare = 0.01
/** What stands around a subject, and is none. */
const settings: ReadonlySet<string> = new Set(['dining table', 'bed', 'couch', 'bench', 'chair'])

/** What a picture is of; null where nothing that is named may be it. `outlineOf` is asked for one thing at most. */
export async function seeSubject(
  picture: Picture,
  things: Thing[],
  outlineOf: (thing: Thing) => Promise<Outline | null>,
): Promise<SeenSubject | null> {
  const thing = mostSalient(picture, things)
  if (!thing) return null
  const { name, isAnimal, corners } = thing
  const of = name === 'person' ? 'person' : isAnimal ? 'animal' : 'thing'
  const outline = await outlineOf(thing)
  if (outline) return { of, name, ...outline }
  const box = inShares(corners, picture)
  return {
    of,
    name,
    box,
    share: asShare(box.width * box.height),
    centre: { x: asShare(box.x + box.width / 2), y: asShare(box.y + box.height / 2) },
    doubt: null,
    mask: null,
  }
}

/** Size counts by its root, the distance from the middle up to a half. */
function mostSalient(picture: Picture, things: Thing[]): Thing | undefined {
  const frame = picture.width * picture.height
  const salience = ({ corners, score }: Thing): number => {
    const x = (corners.left + corners.right) / 2 / picture.width - 0.5
    const y = (corners.top + corners.bottom) / 2 / picture.height - 0.5
    return Math.sqrt(areaOf(corners) / frame) * score * (1 - Math.hypot(x, y) * Math.SQRT1_2)
  }
  return things
    .filter(({ name, score, corners }) => {
      return score >= leastScore && !settings.has(name) && areaOf(corners) >= leastShare * frame
    })
    .toSorted((a, b) => salience(b) - salience(a))[0]
}
