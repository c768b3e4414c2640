// Random facts and cameras for property tests. Never more regular than real ones: any member may be missing.
import * as fc from 'fast-check'
import { blurVerdictSchema, type Fact, type FactId, type Facts } from '../../../shared/facts.ts'
import { emptyCamera, type Camera } from '../../../shared/photos.ts'
import type { StarterInput } from '../plan.ts'

/** Even over the range; `fc.double` is even over its bit patterns, half of them next to nothing. */
const real = (min: number, max: number) =>
  fc.integer({ min: 0, max: 10_000 }).map((part) => min + ((max - min) * part) / 10_000)
const share = real(0, 1)
const label = fc.constant('')
const display = fc.constant('')
const statement = fc.constant(null)

type Meta = { tier: unknown; confidence: unknown; label: unknown; display: unknown; statement: unknown }

const fact = <Id extends FactId>(
  tier: 'A' | 'B' | 'C',
  values: { [Key in Exclude<keyof Fact<Id>, keyof Meta>]: fc.Arbitrary<Fact<Id>[Key]> },
) => {
  const meta = {
    tier: fc.constant(tier),
    confidence: tier === 'A' ? fc.constant(1) : share,
    label,
    display,
    statement,
  }
  return fc.record({ ...meta, ...values }) as unknown as fc.Arbitrary<Fact<Id>>
}

const lab = fc.record({ a: real(-20, 20), b: real(-20, 20) })
const flat = Array.from({ length: 64 }, () => 1 / 64)
const histogram = fc.constant({ luminance: flat, red: flat, green: flat, blue: flat })
const colour = fc.constantFrom(
  { hex: '#14224f', name: 'dark blue' },
  { hex: '#808080', name: 'grey' },
  { hex: '#f07f1e', name: 'orange' },
  { hex: '#b5d8b4', name: 'pale green' },
  { hex: '#0a0a0a', name: 'black' },
  { hex: '#fafafa', name: 'white' },
)
const swatch = fc.tuple(colour, share).map(([named, held]) => ({ ...named, share: held }))

const members = {
  exposure: fact<'exposure'>('A', {
    keyStops: real(-8, 2.4),
    meanL: real(0, 100),
    medianL: real(0, 100),
    rangeStops: real(0, 10),
    rangeIsLeast: fc.constant(undefined),
    histogram,
  }),
  contrast: fact<'contrast'>('A', { rms: real(0, 0.5) }),
  clipping: fact<'clipping'>('A', {
    highlightPercent: real(0, 30),
    shadowPercent: real(0, 30),
    map: fc.constant(undefined),
  }),
  noise: fact<'noise'>('B', { sigma: real(0, 20) }),
  blur: fact<'blur'>('B', {
    verdict: fc.constantFrom(...blurVerdictSchema.options),
    sigmaPixels: real(0, 12),
    sigmaShare: fc.option(real(0, 0.01)),
    movement: fc.constant(null),
    map: fc.constant({ columns: 1, rows: 1, sigmas: [0], confidences: [0.8] }),
  }),
  focusMap: fact<'focusMap'>('B', {
    columns: fc.constant(1),
    rows: fc.constant(1),
    tiles: fc.constant([1]),
    separationDb: fc.option(real(0, 30)),
  }),
  tilt: fact<'tilt'>('B', {
    degrees: fc.option(real(-15, 15)),
    kind: fc.constant('horizon'),
  }),
  cast: fact<'cast'>('B', {
    a: real(-20, 20),
    b: real(-20, 20),
    neutralPercent: real(0, 100),
    greyWorld: lab,
    shadesOfGrey: lab,
  }),
  colourfulness: fact<'colourfulness'>('A', { m3: real(0, 130) }),
  palette: fact<'palette'>('A', { swatches: fc.array(swatch, { maxLength: 6 }) }),
  harmony: fact<'harmony'>('C', {
    template: fc.option(fc.constantFrom('analogous', 'complementary', 'many hues')),
    coverage: share,
  }),
  subject: fact<'subject'>('C', {
    x: share,
    y: share,
    width: share,
    height: share,
    seen: fc.constant(undefined),
  }),
  placement: fact<'placement'>('C', { thirdsDistance: real(0, 0.5), leftWeight: share }),
  symmetry: fact<'symmetry'>('A', { mirror: real(-1, 1) }),
  negativeSpace: fact<'negativeSpace'>('B', { percent: real(0, 100) }),
  cornerFalloff: fact<'cornerFalloff'>('C', { stops: real(-4, 2), r2: share }),
  aspect: fc
    .constantFrom(
      { name: '3:2', ratio: 1.5, orientation: 'landscape' },
      { name: '4:3', ratio: 1.33, orientation: 'portrait' },
      { name: '1:1', ratio: 1, orientation: 'square' },
      { name: '1.85:1', ratio: 1.85, orientation: 'landscape' },
    )
    .chain(({ name, ratio, orientation }) =>
      fact<'aspect'>('A', {
        name: fc.constant(name),
        ratio: fc.constant(ratio),
        orientation: fc.constant(orientation),
      }),
    ),
}

export const arbitraryCamera: fc.Arbitrary<Camera | null> = fc.option(
  fc.record({
    ...(Object.fromEntries(Object.keys(emptyCamera).map((key) => [key, fc.constant(null)])) as Record<
      keyof Camera,
      fc.Arbitrary<null>
    >),
    keywords: fc.constant([]),
    aperture: fc.option(real(1, 32)),
    shutter: fc.option(fc.constantFrom(1 / 4000, 1 / 250, 1 / 60, 1 / 15, 0.5, 2, 30)),
    iso: fc.option(fc.integer({ min: 25, max: 102_400 })),
    focalLength: fc.option(real(4, 800)),
    focalLength35: fc.option(real(10, 1200)),
  }),
)

const inputWith = (facts: fc.Arbitrary<Facts>): fc.Arbitrary<Omit<StarterInput, 'grammar'>> =>
  fc.record({
    facts,
    camera: arbitraryCamera,
    advisor: fc.record({
      id: fc.constantFrom(
        'ansel',
        'weston',
        'cunningham',
        'watkins',
        'gilpin',
        'okeefe',
        'vangogh',
        'mondrian',
        'gehry',
        'mine',
      ),
      focus: fc.uniqueArray(
        fc.constantFrom('lighting', 'composition', 'focus', 'color', 'balance', 'depth', 'impact'),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
    }),
    seed: fc.nat(),
  })

/** Any fact may be missing. */
export const arbitraryInput = inputWith(fc.record(members, { requiredKeys: [] }))

/** Every fact is there, and every value as likely as any other; for evaluation. */
export const completeInput = fc.noBias(inputWith(fc.record(members)))
