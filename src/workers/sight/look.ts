import { sightLimits, type SightFindings } from '../../shared/sight.ts'
import { asShare, fromShares, inShares, rounded, type Corners } from './boxes.ts'
import { createKit } from './kit.ts'
import type { Outline } from './outline.ts'
import { openPicture } from './picture.ts'
import { seeFaces } from './seenFaces.ts'
import { seeSubject } from './subject.ts'
import { withSupport } from './support.ts'
import type { Thing } from './things.ts'

/** Told what each part of a look took, in CPU seconds. */
export type Spend = (part: string, seconds: number) => void

export type Looker = (
  jpeg: Uint8Array,
  options: { writing: boolean; signal?: AbortSignal },
) => Promise<SightFindings>

/**
 * A function that looks at the small JPEG of a photo with the nets in `dir`; one look at a time, for they share their
 * buffers. A net whose file is missing sees nothing and is named in `missing`. Rejects with `photo-damaged`, or with
 * `model-damaged` where a file of weights is not as it must be, or with what `signal` aborted for, before the next net.
 */
export function createLooker(dir: string, spend: Spend = () => undefined): Looker {
  let current: AbortSignal | undefined
  const kitFor = createKit(dir, () => current?.throwIfAborted())
  const part = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    const before = process.cpuUsage()
    const result = await work()
    const { user, system } = process.cpuUsage(before)
    spend(name, (user + system) / 1e6)
    return result
  }
  return async (jpeg, { writing, signal }) => {
    current = signal
    const picture = await part('decode', () => openPicture(jpeg))
    const kit = await part('load', () => kitFor(writing))
    const named = await part('things', async () => kit.nameThings?.(picture))
    const seen = named?.things ?? []
    const people = seen.filter(({ name }) => name === 'person')
    const faces = await part('faces', () =>
      seeFaces(
        picture,
        people.map(({ corners }) => corners),
        kit,
      ),
    )
    const outlines = new Map<Corners, Promise<Outline | null>>()
    const outlineOf = async (thing: Thing): Promise<Outline | null> => {
      const outline = outlines.get(thing.corners) ?? kit.outline?.(picture, thing) ?? Promise.resolve(null)
      outlines.set(thing.corners, outline)
      return await outline
    }
    const { things, subject } = await part('subject', async () => {
      const inPixels = faces.map(({ box }) => fromShares(box, picture))
      const supported = await withSupport(
        picture,
        seen,
        inPixels,
        async (thing) => (await outlineOf(thing)) !== null,
      )
      return { things: supported, subject: await seeSubject(picture, supported, outlineOf) }
    })
    return {
      things: things.slice(0, sightLimits.things).map(({ corners, score, ...thing }) => ({
        ...thing,
        score: asShare(score),
        box: inShares(corners, picture),
      })),
      faces,
      subject,
      lines: (await part('lines', async () => kit.findLines?.(picture))) ?? [],
      writing: (await part('writing', async () => kit.readWriting?.(picture))) ?? [],
      embedding: named?.embedding?.map((value) => rounded(value, 5)) ?? null,
      missing: kit.missing,
    }
  }
}
