// The numbers and names that fill the slots of the grammar. Never computes a band; every value is a fact's own.
import type { Facts } from '../../shared/facts.ts'
import type { Camera } from '../../shared/photos.ts'
import { keyScale } from '../../shared/scales/exposure.ts'
import { lowerLimit } from '../../shared/scales/scale.ts'
import { apertureText, focalLengthText, shutterText } from '../critique/cameraText.ts'
import { namedColors } from './bands.ts'

/** Slot name to text; a slot without its fact is absent. */
export type Slots = Record<string, string>

export function fillingsFor(facts: Facts, camera: Camera | null): Slots {
  const known = Object.entries({
    ...fromTone(facts),
    ...fromForm(facts),
    ...fromColor(facts),
    ...fromCamera(camera),
  })
  return Object.fromEntries(known.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

type Found = Record<string, string | undefined>

function fromTone({ exposure, clipping, contrast, cornerFalloff, noise, blur, focusMap }: Facts): Found {
  return {
    key: exposure && keyText(exposure.keyStops),
    ev: exposure && correctionText(exposure.keyStops),
    range: fixed(exposure?.rangeStops, 1),
    hl: fixed(clipping?.highlightPercent, 1),
    sh: fixed(clipping?.shadowPercent, 1),
    rms: fixed(contrast?.rms, 2),
    corner: fixed(magnitude(cornerFalloff?.stops), 1),
    sigma: fixed(noise?.sigma, 1),
    blur: blurText(blur?.sigmaPixels),
    sep: fixed(focusMap?.separationDb, 0),
  }
}

function fromForm({ aspect, tilt, negativeSpace, placement, symmetry }: Facts): Found {
  const degrees = tilt?.degrees ?? undefined
  const isClockwise = (degrees ?? 0) > 0
  return {
    aspect: aspect?.name,
    tilt: fixed(magnitude(degrees), 1),
    turn: degrees === undefined ? undefined : isClockwise ? 'clockwise' : 'counter-clockwise',
    unturn: degrees === undefined ? undefined : isClockwise ? 'counter-clockwise' : 'clockwise',
    empty: fixed(negativeSpace?.percent, 0),
    left: placement && fixed(placement.leftWeight * 100, 0),
    mirror: fixed(symmetry?.mirror, 2),
  }
}

function fromColor(facts: Facts): Found {
  const { cast, colourfulness, harmony } = facts
  const [first, second, third] = namedColors(facts)
  const template = harmony?.template ?? undefined
  const [lean, unlean] = cast ? leanOf(cast.a, cast.b) : []
  return {
    first: first?.name,
    second: second?.name,
    third: third?.name,
    pshare: first && fixed(first.share * 100, 0),
    chroma: fixed(colourfulness?.m3, 0),
    nshare: fixed(cast?.neutralPercent, 0),
    lean,
    unlean,
    harmony: template && `${/^[aeiou]/.test(template) ? 'an' : 'a'} ${template}`,
  }
}

function fromCamera(camera: Camera | null): Found {
  if (!camera) return {}
  const { aperture, shutter, iso, focalLength } = camera
  const settings = [
    aperture && apertureText(aperture),
    shutter && shutterText(shutter),
    iso && `ISO ${iso}`,
    focalLength && focalLengthText(focalLength),
  ].filter(Boolean)
  return {
    settings: settings.length === 0 ? undefined : settings.join(', '),
    speed: shutter ? shutterText(shutter) : undefined,
    focal: focalLength ? focalLengthText(focalLength) : undefined,
  }
}

/** Stops of log-average luminance against 18 % grey, in words. */
function keyText(stops: number): string {
  const size = fixed(Math.abs(stops), 1)
  return size === '0.0'
    ? 'right at middle grey'
    : `${size} stops ${stops < 0 ? 'below' : 'above'} middle grey`
}

/**
 * Stops, without a sign, that bring a very dark picture up to where it is dark no more, a very bright one down to
 * middle grey. In words: a rule gives it, not a measurement.
 */
function correctionText(keyStops: number): string {
  const stops = keyStops < 0 ? lowerLimit(keyScale, 'mid') - keyStops : keyStops
  return stops < 1.75 ? 'one and a half' : 'two'
}

/** Around the a*b* plane in steps of 45 degrees, beginning at +a*. */
const hues = ['magenta-red', 'orange', 'yellow', 'yellow-green', 'green', 'cyan', 'blue', 'blue-magenta']

/** What a Lab a*, b* of near-neutral pixels leans toward, and its opposite. */
function leanOf(a: number, b: number): [lean: string, unlean: string] {
  const turn = Math.round(Math.atan2(b, a) / (Math.PI / 4)) + hues.length
  return [hues[turn % hues.length]!, hues[(turn + hues.length / 2) % hues.length]!]
}

/** Blur under a pixel cannot be told from none. */
function blurText(pixels: number | null | undefined): string | undefined {
  const text = fixed(pixels, 1)
  return text !== undefined && Number(text) < 1 ? 'under 1' : text
}

function magnitude(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.abs(value)
}

/** With `digits` decimals, never "-0.0". */
function fixed(value: number | null | undefined, digits: number): string | undefined {
  if (value === null || value === undefined) return undefined
  const text = value.toFixed(digits)
  return Number(text) === 0 ? (0).toFixed(digits) : text
}
