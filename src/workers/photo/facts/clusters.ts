import type { Triple } from './colour.ts'
import type { ColourSample } from './colourSample.ts'
import { seededRandom } from './statistics.ts'

/** A group of similar colours: its mean in OKLab and its share of the picture, 0..1. */
export type Cluster = { colour: Triple; share: number }

const rounds = 14
/** Fixed, so that a photo always gives the same palette. */
const seed = 12_345

/** k-means++ (Arthur & Vassilvitskii 2007) in OKLab; fewer than `wanted` clusters when there are fewer colours. */
export function clusterColours(sample: ColourSample, wanted: number): Cluster[] {
  const centres = chooseCentres(sample, wanted)
  let clusters = assign(sample, centres)
  for (let round = 1; round < rounds; round++) {
    clusters = assign(
      sample,
      clusters.map((cluster) => cluster.colour),
    )
  }
  return clusters.filter((cluster) => cluster.share > 0)
}

/** Each further centre is a pixel drawn with a chance proportional to its squared distance from those chosen. */
function chooseCentres(sample: ColourSample, wanted: number): Triple[] {
  const random = seededRandom(seed)
  const centres = [colourAt(sample, Math.floor(random() * sample.count))]
  const nearest = new Float64Array(sample.count).fill(Infinity)
  while (centres.length < wanted) {
    const newest = centres[centres.length - 1]!
    let total = 0
    for (let i = 0; i < sample.count; i++) {
      nearest[i] = Math.min(nearest[i]!, squaredDistance(sample, i, newest))
      total += nearest[i]!
    }
    if (total < 1e-9) break
    let left = random() * total
    let pick = 0
    while (pick < sample.count - 1 && (left -= nearest[pick]!) > 0) pick++
    centres.push(colourAt(sample, pick))
  }
  return centres
}

/** Gives every pixel to its nearest centre and returns the means of what each one got. */
function assign({ count, lightness, a, b }: ColourSample, centres: Triple[]): Cluster[] {
  // Plain arrays of numbers: this is the innermost loop of all.
  const [centreL, centreA, centreB] = [0, 1, 2].map((part) =>
    Float64Array.from(centres, (centre) => centre[part]!),
  ) as [Float64Array, Float64Array, Float64Array]
  const counts = new Float64Array(centres.length)
  const sums = new Float64Array(centres.length * 3)
  for (let i = 0; i < count; i++) {
    const pixelL = lightness[i]!
    const pixelA = a[i]!
    const pixelB = b[i]!
    let best = 0
    let bestDistance = Infinity
    for (let c = 0; c < centreL.length; c++) {
      const dl = pixelL - centreL[c]!
      const da = pixelA - centreA[c]!
      const db = pixelB - centreB[c]!
      const distance = dl * dl + da * da + db * db
      if (distance >= bestDistance) continue
      best = c
      bestDistance = distance
    }
    counts[best] = counts[best]! + 1
    sums[best * 3] = sums[best * 3]! + pixelL
    sums[best * 3 + 1] = sums[best * 3 + 1]! + pixelA
    sums[best * 3 + 2] = sums[best * 3 + 2]! + pixelB
  }
  return centres.map((centre, c) => {
    const members = counts[c]!
    const mean = (part: number): number => sums[c * 3 + part]! / members
    return { colour: members > 0 ? [mean(0), mean(1), mean(2)] : centre, share: members / count }
  })
}

const colourAt = ({ lightness, a, b }: ColourSample, i: number): Triple => [lightness[i]!, a[i]!, b[i]!]

function squaredDistance(sample: ColourSample, i: number, [l, a, b]: Triple): number {
  const dl = sample.lightness[i]! - l
  const da = sample.a[i]! - a
  const db = sample.b[i]! - b
  return dl * dl + da * da + db * db
}

/** Distance of two colours in OKLab. */
export function colourDistance(one: Triple, other: Triple): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])
}

/** One cluster in place of two. */
export function mergeClusters(one: Cluster, other: Cluster): Cluster {
  const share = one.share + other.share
  const mix = (part: 0 | 1 | 2): number =>
    (one.colour[part] * one.share + other.colour[part] * other.share) / share
  return { colour: [mix(0), mix(1), mix(2)], share }
}
