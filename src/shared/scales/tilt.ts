import type { Fact } from '../facts.ts'
import { bandOf, defineScale } from './scale.ts'

/** Under this many degrees nobody sees a tilt; from `plainlyTilted` up nobody calls the line level. */
const level = 0.5
const plainlyTilted = 1.5

/** How far the camera was from level, by the horizon or by upright lines. A jetty or a roof alone shows neither. */
export const tiltScale = defineScale({
  fact: 'tilt',
  quantity: 'angle of the horizon, or of the camera by upright lines, either way',
  unit: 'degrees',
  valueOf: ({ degrees }) => (degrees === null ? null : Math.abs(degrees)),
  bands: [
    { name: 'level', below: level, word: 'level' },
    { name: 'slight', below: 2, word: 'slightly tilted' },
    { name: 'strong', below: Infinity, word: 'tilted' },
  ],
  confidence: { said: 0.5, stated: 0.7, held: 0.5 },
  unclear: 'no clear level line',
  claims: {
    tilted: { trueIn: ['slight', 'strong'], wrong: { below: level } },
    level: { trueIn: ['level'], wrong: { from: plainlyTilted } },
  },
  tolerance: 1,
  sources: ['limits: what viewers notice, ours'],
})

/** "level (0.2 degrees off)", "tilted 3.1 degrees clockwise". `degrees`: clockwise positive. */
export function describeTilt(degrees: number): string {
  const { name, word } = bandOf(tiltScale, Math.abs(degrees))
  const size = Math.abs(degrees).toFixed(1)
  return name === 'level' ? `${word} (${size} degrees off)` : `${word} ${size} degrees ${turning(degrees)}`
}

/** Which way a line turns; `degrees`: clockwise positive. */
export const turning = (degrees: number): 'clockwise' | 'counter-clockwise' =>
  degrees > 0 ? 'clockwise' : 'counter-clockwise'

const sources = { horizon: 'by the horizon', uprights: 'by upright lines' }
const subjects = { horizon: 'the horizon is', uprights: 'by its upright lines the picture is' }

/** How level the camera was held, as a fact: degrees, clockwise positive, and what shows them; null where nothing does. */
export function tiltFact(
  found: { kind: 'horizon' | 'uprights'; degrees: number; confidence: number } | null,
): Fact<'tilt'> {
  const fact = { tier: 'B', label: 'Level line' } as const
  if (!found) {
    const nothing = { statement: null, degrees: null, kind: null }
    return { ...fact, confidence: 0, display: tiltScale.unclear, ...nothing }
  }
  const { kind, confidence } = found
  const degrees = Math.round(found.degrees * 10) / 10 + 0
  const size = degrees === 0 ? '0.0°' : `${Math.abs(degrees).toFixed(1)}° ${turning(degrees)}`
  return {
    ...fact,
    confidence: Math.round(confidence * 100) / 100,
    display: `${size}, ${sources[kind]}`,
    statement: `${subjects[kind]} ${describeTilt(degrees)}`,
    degrees,
    kind,
  }
}
