// Operations applied to pixels: sRGB in, sRGB out, the picture itself untouched. Decides nothing about what is advised.
import { keptRectangle } from '../../../shared/keptRectangle.ts'
import type { Operation } from '../../../shared/operations.ts'
import type { Pixels } from '../pixels.ts'
import { monochromeStep, saturationStep, whiteBalanceStep } from './colours.ts'
import { changeLight, type LightStep } from './light.ts'
import { takeRectangle } from './resample.ts'
import { sharpen } from './sharpen.ts'
import { curveStep, exposureStep, localStep } from './tones.ts'

/**
 * The picture after the operations: first what changes light and colour, in the given order, then what sharpens, then
 * what turns and crops, because boxes are shares of the whole photograph. Throws bad-request where a crop leaves nothing.
 * @param picture the whole upright photograph, at any size
 * @param native its size in the pixels of its file, in which sharpening is measured and whole pixels are cut
 */
export function applyOperations(
  picture: Pixels,
  native: { width: number; height: number },
  operations: readonly Operation[],
): Pixels {
  const scale = { x: picture.width / native.width, y: picture.height / native.height }
  const kept = keptRectangle(native, operations)
  const lightSteps = operations.flatMap((operation) => lightStepOf(operation, picture) ?? [])
  let changed = lightSteps.length > 0 ? changeLight(picture, lightSteps) : picture
  for (const step of operations) {
    if (step.kind === 'sharpen') changed = sharpen(changed, step.sigma * scale.x, step.amount)
  }
  if (kept.degrees === 0 && kept.width === native.width && kept.height === native.height) return changed
  return takeRectangle(changed, {
    x: kept.x * scale.x,
    y: kept.y * scale.y,
    width: kept.width * scale.x,
    height: kept.height * scale.y,
    degrees: kept.degrees,
  })
}

function lightStepOf(operation: Operation, size: { width: number; height: number }): LightStep | null {
  switch (operation.kind) {
    case 'exposure':
      return exposureStep(operation.stops)
    case 'shadows':
    case 'highlights':
      return curveStep(operation.kind, operation.stops)
    case 'local':
      return localStep(operation.box, operation.stops, size)
    case 'whiteBalance':
      return whiteBalanceStep(operation)
    case 'saturation':
      return saturationStep(operation.factor)
    case 'monochrome':
      return monochromeStep
    default:
      return null
  }
}
