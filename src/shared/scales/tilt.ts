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
