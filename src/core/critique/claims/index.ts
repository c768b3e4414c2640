// Every kind of claim that can be held against a measurement or the file; a new one is a file and a line here.
// None judges what is a matter of taste.
import { aperture } from './aperture.ts'
import { cast } from './cast.ts'
import type { ClaimFamily } from './claim.ts'
import { clipping } from './clipping.ts'
import { exposure } from './exposure.ts'
import { focalLength } from './focalLength.ts'
import { iso } from './iso.ts'
import { lens } from './lens.ts'
import { noise } from './noise.ts'
import { saturation } from './saturation.ts'
import { sharpness } from './sharpness.ts'
import { shutter } from './shutter.ts'
import { tilt } from './tilt.ts'

export const claimFamilies: ClaimFamily[] = [
  clipping,
  exposure,
  tilt,
  noise,
  sharpness,
  cast,
  saturation,
  aperture,
  shutter,
  iso,
  focalLength,
  lens,
]
