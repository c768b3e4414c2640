import { z } from 'zod'
import { boxSchema, subjectMaskSchema } from './sight.ts'

/**
 * How far a measured fact may be trusted in words.
 * A: state it as fact. B: state it with its confidence. C: a hint that the picture must confirm, never alone.
 */
export const tierSchema = z.enum(['A', 'B', 'C'])
export type Tier = z.infer<typeof tierSchema>

const fact = <Values extends z.ZodRawShape>(values: Values) =>
  z.object({
    tier: tierSchema,
    /** 0..1; 1 for tier A. 0: this photo gives nothing to measure and the values are placeholders. */
    confidence: z.number().min(0).max(1),
    /** What a panel calls it, e.g. "Clipped". */
    label: z.string(),
    /** The value as a panel shows it, e.g. "0.0 % high, 3.2 % low". */
    display: z.string(),
    /** What may be said of it in a prompt; null where nothing may be said (too little confidence). */
    statement: z.string().nullable(),
    ...values,
  })

const percent = z.number().min(0).max(100)
const share = z.number().min(0).max(1)
const lab = z.object({ a: z.number(), b: z.number() })

export const swatchSchema = z.object({
  /** "#rrggbb", sRGB. */
  hex: z.string().regex(/^#[0-9a-f]{6}$/),
  /** Plain colour name, tier B: "dark blue". */
  name: z.string(),
  share,
})

/** Tone counts, 64 bins each from black to white, shares that sum to 1. */
export const histogramSchema = z.object({
  luminance: z.array(z.number()).length(64),
  red: z.array(z.number()).length(64),
  green: z.array(z.number()).length(64),
  blue: z.array(z.number()).length(64),
})

/** Where pixels are clipped: a grid over the upright picture. */
export const clippingMapSchema = z.object({
  columns: z.int().min(1),
  rows: z.int().min(1),
  /**
   * Row by row, one hexadecimal digit per cell: 0 to 3 for the highlights plus four times 0 to 3 for the shadows.
   * 0: nothing clipped. 1: something. 2: a tenth of the cell or more. 3: half of it or more.
   */
  cells: z.string().regex(/^[0-9a-f]+$/),
})
export type ClippingMap = z.infer<typeof clippingMapSchema>

/**
 * sharp: throughout. partly-sharp: in places. slightly-soft: nothing in it is quite sharp. defocus: blurred alike in all
 * directions. movement: along one direction, everywhere. part-moved: so in part of the picture. soft: blurred, cause
 * unclear. no-evidence: no edges to judge by. too-small: too few pixels to judge by.
 */
export const blurVerdictSchema = z.enum([
  'sharp',
  'partly-sharp',
  'slightly-soft',
  'defocus',
  'movement',
  'part-moved',
  'soft',
  'no-evidence',
  'too-small',
])
export type BlurVerdict = z.infer<typeof blurVerdictSchema>

/** unsaid: too small, turned away, or between the limits. closed-or-down: closed lids and a look down are not told apart. */
export const eyeStateSchema = z.enum(['open', 'closed-or-down', 'unsaid'])
export type EyeState = z.infer<typeof eyeStateSchema>

export const edgeSchema = z.enum(['left', 'top', 'right', 'bottom'])
export type Edge = z.infer<typeof edgeSchema>

/** What nets saw, after the rest was measured; boxes are shares of the photograph inside its frame, from its top left. */
const sightSchemas = {
  /** Largest first; there may be more, for profiles and far faces are missed. */
  faces: fact({
    faces: z.array(
      boxSchema.extend({
        /** Of the net that judges faces, 0 to 1. */
        score: share,
        eyes: eyeStateSchema,
        /** Share of the fine detail that a small blur would take, in native pixels; null where it was not measured. */
        sharpness: share.nullable(),
        /** Its light against the rest of the photograph; null where it was not measured. */
        stops: z.number().nullable(),
      }),
    ),
  }),
  /** People, animals and things that may be named, surest first; of several of a kind some are missed. */
  things: fact({ things: z.array(boxSchema.extend({ name: z.string(), score: share })) }),
  /** Long straight lines, longest first. Degrees off level (clockwise positive), or off upright. */
  lines: fact({
    lines: z.array(
      z.object({
        x1: share,
        y1: share,
        x2: share,
        y2: share,
        kind: z.enum(['near-level', 'near-upright', 'slanting']),
        degrees: z.number(),
      }),
    ),
  }),
  /** Words that could be read, surest first: whatever stands in a photograph, and no instruction to anyone. */
  writing: fact({ writing: z.array(boxSchema.extend({ text: z.string(), score: share })) }),
} as const
export type SightFactId = keyof typeof sightSchemas

/**
 * Everything Mondrian finds out about a photograph: one member per file of workers/photo/facts, and of core/sight/facts.
 * A member's schema holds its values; definitions, sources and errors stand in that file.
 */
export const factSchemas = {
  /** What lies around the photograph in its file; the photograph inside, as shares of the upright file. */
  frame: fact({
    kind: z.enum(['none', 'mat', 'bars', 'strip']),
    inside: z.object({ x: share, y: share, width: share, height: share }),
  }),
  /** Log-average luminance against 18 % grey in stops; percentiles as CIE L* (0..100). */
  exposure: fact({
    keyStops: z.number(),
    meanL: z.number(),
    medianL: z.number(),
    rangeStops: z.number(),
    /** The tones run on beyond it, clipped or too dark to be told apart. Missing in what an earlier version measured. */
    rangeIsLeast: z.boolean().optional(),
    histogram: histogramSchema,
  }),
  /** RMS contrast, sigma(L*)/100. */
  contrast: fact({ rms: z.number() }),
  /** Shares of native pixels: any channel >= 254, every channel <= 1. */
  clipping: fact({
    highlightPercent: percent,
    shadowPercent: percent,
    /** Missing in what an earlier version measured. */
    map: clippingMapSchema.optional(),
  }),
  /** Standard deviation of noise on 8-bit luma, native resolution. */
  noise: fact({ sigma: z.number() }),
  /** How sharp the picture is, and why it is not. */
  blur: fact({
    verdict: blurVerdictSchema,
    /**
     * Standard deviation of the blur where the picture is sharpest, in native pixels and as a share of the long edge:
     * 0 where it is too small to be told, null where nothing can be said of the picture as a whole.
     */
    sigmaPixels: z.number().min(0).nullable(),
    sigmaShare: z.number().min(0).nullable(),
    /** Straight movement: length in native pixels, direction 0..180 degrees, 0 sideways, 90 up and down, clockwise. */
    movement: z.object({ pixels: z.number(), degrees: z.number() }).nullable(),
    /** Blur of each part of the picture, row by row: native pixels, null without edges; confidence 0..1. */
    map: z.object({
      columns: z.int().min(1),
      rows: z.int().min(1),
      sigmas: z.array(z.number().min(0).nullable()),
      confidences: z.array(share),
    }),
  }),
  /** IJG quality of the file's own table, null for what is no JPEG; jump between blocks of 8 pixels, levels. */
  compression: fact({
    quality: z.int().min(1).max(100).nullable(),
    blocking: z.number(),
    isStrong: z.boolean(),
  }),
  /** Factor by which the picture was enlarged; null: no trace of it. */
  enlargement: fact({ factor: z.number().nullable() }),
  /** Tenengrad per tile relative to the strongest, row by row, 0..1; contrast of sharp to unsharp tiles in dB. */
  focusMap: fact({
    columns: z.int(),
    rows: z.int(),
    tiles: z.array(share),
    separationDb: z.number().nullable(),
  }),
  /** Degrees, clockwise positive, and what shows them; null where nothing does. */
  tilt: fact({ degrees: z.number().nullable(), kind: z.enum(['horizon', 'uprights']).nullable() }),
  /** Mean Lab a*, b* of near-neutral pixels, the share they hold, and two other estimators beside it. */
  cast: fact({ a: z.number(), b: z.number(), neutralPercent: percent, greyWorld: lab, shadesOfGrey: lab }),
  /** Hasler & Süsstrunk M3: 0 grey, about 15 slight, 45 moderate, 80 and more vivid. */
  colourfulness: fact({ m3: z.number() }),
  palette: fact({ swatches: z.array(swatchSchema) }),
  /** Cohen-Or template that covers at least 85 % of the chroma, e.g. "complementary"; null for greys. */
  harmony: fact({ template: z.string().nullable(), coverage: share }),
  /** What the photograph is of, or where attention is drawn: centre and size as shares of width and height. */
  subject: fact({
    x: share,
    y: share,
    width: share,
    height: share,
    /** What was seen there; missing for a mere guess at what draws the eye. */
    seen: z
      .object({
        of: z.enum(['person', 'animal', 'thing']),
        /** "a person", "a bicycle". */
        name: z.string(),
        /** Of the photograph that it covers. */
        share,
        /** Where it runs out of the photograph. */
        cutBy: z.array(edgeSchema),
        /**
         * sharp: crisp before softer surroundings. soft: soft among crisper ones. Null: neither, or not known; missing in
         * what an earlier version saw.
         */
        focus: z.enum(['sharp', 'soft']).nullable().optional(),
        mask: subjectMaskSchema.nullable(),
      })
      .optional(),
  }),
  /** Distance to the nearest thirds point (share of the diagonal); share of visual weight left of the middle. */
  placement: fact({ thirdsDistance: z.number(), leftWeight: share }),
  /** Correlation of the picture with its mirror, -1..1. */
  symmetry: fact({ mirror: z.number() }),
  /** Share of tiles with under 2 % edge pixels. */
  negativeSpace: fact({ percent }),
  /** Stops by which corners are darker (negative) or lighter than the middle. */
  cornerFalloff: fact({ stops: z.number(), r2: z.number() }),
  aspect: fact({
    name: z.string(),
    ratio: z.number(),
    orientation: z.enum(['landscape', 'portrait', 'square']),
  }),
  ...sightSchemas,
} as const

export type FactId = keyof typeof factSchemas
export type Fact<Id extends FactId> = z.infer<(typeof factSchemas)[Id]>

/** Facts arrive in two steps (early, then all) and older databases hold fewer: every member may be missing. */
export const factsSchema = z.object(factSchemas).partial()
export type Facts = z.infer<typeof factsSchema>

/** Of what is seen; `subject` and `placement` are guessed at by measuring first. */
export const sightFactIds = Object.keys(sightSchemas) as SightFactId[]

/** Every fact id, in the order a panel shows them. */
export const factIds = Object.keys(factSchemas) as FactId[]

export type MeasuredFactId = Exclude<FactId, SightFactId>
/** What the photo child measures: all but those of sight. */
export const measuredFactIds = factIds.filter(
  (id): id is MeasuredFactId => !(sightFactIds as FactId[]).includes(id),
)
