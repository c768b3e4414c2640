// Every scale, in the order of the facts.
import { blurScale } from './blur.ts'
import { castScale } from './cast.ts'
import { highlightScale, shadowScale } from './clipping.ts'
import { colourfulnessScale } from './colourfulness.ts'
import { compressionScale } from './compression.ts'
import { contrastScale } from './contrast.ts'
import { enlargementScale } from './enlargement.ts'
import { headroomScale, keyScale, medianScale, rangeScale } from './exposure.ts'
import { faceLightScale, faceSharpnessScale } from './faces.ts'
import { focusScale } from './focusMap.ts'
import { cornerScale, weightScale } from './hints.ts'
import { emptySpaceScale } from './negativeSpace.ts'
import { noiseScale } from './noise.ts'
import type { Scale } from './scale.ts'
import { mirrorScale } from './symmetry.ts'
import { tiltScale } from './tilt.ts'

export const scales = [
  keyScale,
  medianScale,
  rangeScale,
  headroomScale,
  contrastScale,
  highlightScale,
  shadowScale,
  compressionScale,
  enlargementScale,
  noiseScale,
  blurScale,
  focusScale,
  tiltScale,
  castScale,
  colourfulnessScale,
  mirrorScale,
  emptySpaceScale,
  weightScale,
  cornerScale,
  faceSharpnessScale,
  faceLightScale,
] as unknown as readonly Scale[]
