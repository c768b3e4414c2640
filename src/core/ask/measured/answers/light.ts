// Exposure, both ends, contrast and range.
import { contrastScale } from '../../../../shared/scales/contrast.ts'
import { highlightScale, nearBlackShare, shadowScale } from '../../../../shared/scales/clipping.ts'
import { keyScale } from '../../../../shared/scales/exposure.ts'
import { bandOf } from '../../../../shared/scales/scale.ts'
import type { Facts } from '../../../../shared/facts.ts'
import { boxInWords, clippedBox } from '../../../critique/plan/spots.ts'
import type { Answer } from '../askedPhoto.ts'
import { notMeasured, percentText, say, tellScale } from './say.ts'

export const answerExposure: Answer = ({ facts }) => {
  const key = tellScale(keyScale, facts, 'how dark or bright it is', (stops, { word }) => {
    const size = Math.abs(stops).toFixed(1)
    const side = stops < 0 ? 'under' : 'over'
    const off = size === '0.0' ? 'at middle gray' : `${size} stops ${side} middle gray`
    return `as a whole the picture is ${word}, ${off}`
  })
  return facts.exposure ? `${key} Whether that suits the scene, no measurement tells.` : key
}

/** What is clipped at one end, how much, and where it lies if it has a place. */
function tellEnd(facts: Facts, end: 'highlights' | 'shadows'): string {
  const { clipping } = facts
  if (!clipping) return notMeasured('what is clipped')
  const percent = end === 'highlights' ? clipping.highlightPercent : clipping.shadowPercent
  if (percent === 0) return say(`no pixel is clipped in the ${end}`)
  const box = clippedBox(facts, end)
  const where = box && boxInWords(box)
  const place = where ? (where === 'throughout' ? ', all over the frame' : `, most of them ${where}`) : ''
  const scale = end === 'highlights' ? highlightScale : shadowScale
  const isFew = bandOf<string>(scale, percent).name === 'none'
  return say(
    `${isFew ? 'hardly any: ' : ''}${percentText(percent)} of the pixels are clipped in the ${end}${place}`,
  )
}

export const answerHighlights: Answer = ({ facts }) => tellEnd(facts, 'highlights')

export const answerShadows: Answer = ({ facts }) => {
  const black = facts.exposure?.histogram.luminance[0] ?? 0
  const told = tellEnd(facts, 'shadows')
  return facts.clipping && facts.clipping.shadowPercent < 1 && black >= nearBlackShare
    ? `${told} ${say(`${percentText(100 * black)} of the pixels are next to black`)}`
    : told
}

export const answerClipping: Answer = (photo) =>
  photo.facts.clipping ? `${answerHighlights(photo)} ${answerShadows(photo)}` : notMeasured('what is clipped')

export const answerContrast: Answer = ({ facts }) =>
  tellScale(
    contrastScale,
    facts,
    'the contrast',
    (rms, { word }) => `overall contrast is ${word} (RMS ${rms.toFixed(2)})`,
  )

export const answerRange: Answer = ({ facts: { exposure } }) =>
  exposure
    ? say(`its tones span ${exposure.rangeIsLeast ? 'at least ' : ''}${exposure.rangeStops.toFixed(1)} stops`)
    : notMeasured('how far its tones reach')
