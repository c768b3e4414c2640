// Every kind of claim that can be held against a measurement or the file; a new one is a file and a line here.
// None judges what is a matter of taste.
import { aperture } from './aperture.ts'
import { aspect } from './aspect.ts'
import { cast } from './cast.ts'
import type { ClaimFamily } from '../claim.ts'
import { clipping } from './clipping.ts'
import { contrast } from './contrast.ts'
import { cutByEdges } from './cut.ts'
import { depthOfField } from './depthOfField.ts'
import { emptySpace } from './emptySpace.ts'
import { exposure } from './exposure.ts'
import { eyes } from './eyes.ts'
import { focalLength } from './focalLength.ts'
import { iso } from './iso.ts'
import { key } from './key.ts'
import { lens } from './lens.ts'
import { noise } from './noise.ts'
import { palette } from './palette.ts'
import { people } from './people.ts'
import { personFocus } from './personFocus.ts'
import { place } from './place.ts'
import { saturation } from './saturation.ts'
import { sharpness } from './sharpness.ts'
import { shutter } from './shutter.ts'
import { symmetry } from './symmetry.ts'
import { tilt } from './tilt.ts'

export const claimFamilies: ClaimFamily[] = [
  clipping,
  exposure,
  contrast,
  key,
  tilt,
  noise,
  sharpness,
  depthOfField,
  cast,
  saturation,
  palette,
  symmetry,
  emptySpace,
  aspect,
  people,
  eyes,
  personFocus,
  cutByEdges,
  place,
  aperture,
  shutter,
  iso,
  focalLength,
  lens,
]
