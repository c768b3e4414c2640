// Labelled sentences that the check of claims is measured on. Never used outside tests.
import * as camera from './camera.ts'
import { castSentences } from './cast.ts'
import { clippingSentences } from './clipping.ts'
import { exposureSentences } from './exposure.ts'
import { noiseSentences } from './noise.ts'
import { proseSentences } from './prose.ts'
import { saturationSentences } from './saturation.ts'
import { aspectSentences } from './aspect.ts'
import { contrastSentences } from './contrast.ts'
import { depthOfFieldSentences } from './depthOfField.ts'
import { emptySpaceSentences } from './emptySpace.ts'
import { keySentences } from './key.ts'
import { paletteSentences } from './palette.ts'
import { symmetrySentences } from './symmetry.ts'
import type { LabelledSentence } from './sentence.ts'
import { sharpnessSentences } from './sharpness.ts'
import { tiltSentences } from './tilt.ts'

/** By the claim family that has to catch the false ones; `prose` holds none. */
export const corpus: Record<string, LabelledSentence[]> = {
  clipping: clippingSentences,
  exposure: exposureSentences,
  tilt: tiltSentences,
  noise: noiseSentences,
  sharpness: sharpnessSentences,
  cast: castSentences,
  saturation: saturationSentences,
  aperture: camera.apertureSentences,
  shutter: camera.shutterSentences,
  iso: camera.isoSentences,
  focalLength: camera.focalLengthSentences,
  lens: camera.lensSentences,
  aspect: aspectSentences,
  contrast: contrastSentences,
  depthOfField: depthOfFieldSentences,
  emptySpace: emptySpaceSentences,
  key: keySentences,
  palette: paletteSentences,
  symmetry: symmetrySentences,
  prose: proseSentences,
}
