// Every scale, in the order of the facts.
import { contrastScale } from './contrast.ts'
import type { Scale } from './scale.ts'
import { tiltScale } from './tilt.ts'

export const scales: readonly Scale[] = [contrastScale, tiltScale] as unknown as readonly Scale[]
