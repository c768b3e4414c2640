// Names things: NanoDet-g 416 (RangiLyu, Apache-2.0, trained on COCO; published 22.9 mAP). Per cell of three strides 80
// scores and four distances, each a distribution over 11 steps (softmax expectation times stride). Input: blue, green,
// red by ImageNet's mean and deviation, letterboxed.
// It looks three times: at the picture, at its mirror image, and from further away; the score is the mean of the three, for
// what it sees in a wood or a wall it seldom sees thrice. In the trial of a single look, at score >= .5, 37 of 43 names
// were right; animals by name only from .75 on, else one of the ten stands for any animal. Known failures: twins (phone
// and remote, cow and horse), an animal that is none of the ten, statues are people, people in groups are undercounted.
// The first look gives the embedding as well: its two deepest maps, averaged over the frame.
import { animalNames, embeddingLength } from '../../shared/sight.ts'
import { bestOf, overlap, within, type Corners } from './boxes.ts'
import { thingNames } from './thingNames.ts'
import type { Net, Numbers } from './nets.ts'
import type { Picture } from './picture.ts'
import { imageNetTones, scaleInto } from './views.ts'

export type Thing = { name: string; isAnimal: boolean; score: number; corners: Corners }

/** `embedding` has length 1; null where the picture has no features at all. */
export type ThingsSeen = { things: Thing[]; embedding: number[] | null }

const cells = 416
const strides = [8, 16, 32]
const steps = 11
/** In a single look, scores below are noise; and so are they on average. */
const lowest = { once: 0.25, onAverage: 0.4 }
/** How much further away the third look is taken from. */
const further = 1.25

/** A function that names what is in a picture. */
export function createThingNamer(net: Net): (picture: Picture) => Promise<ThingsSeen> {
  const input = new Float32Array(cells * cells * 3)
  const grid = { columns: cells, rows: cells, isPlanar: true, isBgr: true }
  const run = async (): Promise<Numbers[]> => Object.values(await net.run(input, [1, 3, cells, cells]))
  return async (picture) => {
    const side = Math.max(picture.width, picture.height)
    const show = (length: number): void => {
      scaleInto(input, picture, { left: 0, top: 0, width: length, height: length }, grid, imageNetTones)
    }
    show(side)
    const first = await run()
    const plain = decoded(first, side / cells)
    const embedding = embeddingOf(first)
    mirror(input)
    const mirrored = decoded(await run(), side / cells).map(({ corners, ...thing }) => {
      const { left, right, ...height } = corners
      return { ...thing, corners: { left: side - right, right: side - left, ...height } }
    })
    show(side * further)
    const small = decoded(await run(), (side * further) / cells)
    const things = plain
      .map((thing) => ({
        ...thing,
        corners: within(thing.corners, picture.width, picture.height),
        score: (thing.score + scoreAmong(mirrored, thing) + scoreAmong(small, thing)) / 3,
      }))
      .filter(({ score }) => score >= lowest.onAverage)
      .toSorted((a, b) => b.score - a.score)
    return { things, embedding }
  }
}

/** Each row of a planar picture from right to left. */
function mirror(input: Float32Array): void {
  for (let from = 0; from < input.length; from += cells) input.subarray(from, from + cells).reverse()
}

/** The score of the same thing in another look, 0 where it is not there. */
function scoreAmong(others: Thing[], { name, corners }: Thing): number {
  const same = others.filter((other) => other.name === name && overlap(other.corners, corners) > 0.5)
  return Math.max(0, ...same.map(({ score }) => score))
}

/** What one look shows, in pixels of the picture; each thing once. */
function decoded(outputs: Numbers[], scale: number): Thing[] {
  const found = strides.flatMap((stride) => decode(outputs, stride, scale))
  return bestOf(found, 0.5, (a, b) => a.name === b.name)
}

function decode(outputs: Numbers[], stride: number, scale: number): Thing[] {
  const side = cells / stride
  const ofSize = (perCell: number): Float32Array => {
    const output = outputs.find(
      ({ shape, data }) => shape.length === 3 && data.length === side * side * perCell,
    )
    if (!output) throw new TypeError(`the detector has no ${perCell} numbers for stride ${stride}`)
    return output.data
  }
  const scores = ofSize(thingNames.length)
  const distances = ofSize(4 * steps)
  const found: Thing[] = []
  for (const [index, score] of scores.entries()) {
    if (!(score >= lowest.once)) continue
    const cell = Math.floor(index / thingNames.length)
    const name = thingNames[index % thingNames.length]!
    const reach = (edge: number): number => expectation(distances, (cell * 4 + edge) * steps) * stride
    const x = ((cell % side) + 0.5) * stride
    const y = (Math.floor(cell / side) + 0.5) * stride
    found.push({
      name,
      isAnimal: animalNames.has(name),
      score: Math.min(1, score),
      corners: {
        left: (x - reach(0)) * scale,
        top: (y - reach(1)) * scale,
        right: (x + reach(2)) * scale,
        bottom: (y + reach(3)) * scale,
      },
    })
  }
  return found
}

/** Mean of the steps 0 to 10 under the softmax of the 11 numbers from `from` on. */
function expectation(logits: Float32Array, from: number): number {
  let total = 0
  let sum = 0
  for (let step = 0; step < steps; step++) {
    const weight = Math.exp(logits[from + step]!)
    total += weight
    sum += weight * step
  }
  return sum / total
}

/** The deepest map has 512 channels, the one before 256; each counts as much as the other. */
function embeddingOf(outputs: Numbers[]): number[] | null {
  const parts = [512, 256].map((channels) => {
    const map = outputs.find(({ shape }) => shape.length === 4 && shape[1] === channels)
    return map && inUnits(averaged(map, channels))
  })
  const numbers = parts.flatMap((part) => (part ? Array.from(part, (value) => value * Math.SQRT1_2) : []))
  const isWhole = numbers.length === embeddingLength && numbers.every(Number.isFinite)
  return isWhole ? numbers : null
}

function averaged({ data }: Numbers, channels: number): Float32Array {
  const places = data.length / channels
  const means = new Float32Array(channels)
  for (let channel = 0, from = 0; channel < channels; channel++) {
    let sum = 0
    for (const to = from + places; from < to; from++) sum += data[from]!
    means[channel] = sum / places
  }
  return means
}

function inUnits(values: Float32Array): Float32Array {
  const length = Math.hypot(...values)
  return values.map((value) => value / length)
}
