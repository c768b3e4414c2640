// Size, format and what can be printed from it.
import { fileLine } from '../../../describe.ts'
import type { Answer } from '../askedPhoto.ts'
import { notMeasured, say } from './say.ts'

export const answerSize: Answer = ({ photo: { width, height } }) =>
  width && height
    ? say(`it has ${width} × ${height} pixels, ${((width * height) / 1e6).toFixed(1)} megapixels`)
    : notMeasured('its size')

export const answerAspect: Answer = ({ facts: { aspect } }) =>
  aspect ? say(`the format is ${aspect.name}, ${aspect.orientation}`) : notMeasured('its format')

/** Pixels an inch: where the eye sees none at reading distance, and what does on a wall. */
const fine = 300
const coarse = 150

export const answerPrint: Answer = ({ photo: { width, height } }) => {
  if (!width || !height) return notMeasured('its size')
  const at = (pixels: number): string =>
    [width, height].map((edge) => Math.round((edge / pixels) * 2.54)).join(' × ')
  return say(
    `its ${width} × ${height} pixels make ${at(fine)} cm at ${fine} pixels an inch, and ${at(coarse)} cm at ${coarse}, which will do on a wall`,
  )
}

export const answerFile: Answer = ({ photo: { format, size } }) => {
  const line = fileLine({ width: null, height: null, format, size })
  return line === '' ? notMeasured('what file it is') : say(`the file: ${line}`)
}
