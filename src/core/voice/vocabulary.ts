import type { Advisor } from '../../shared/advisors.ts'

/** Words of the craft that a speech model knows and does not expect. */
const craft = [
  'aperture, shutter speed, ISO, exposure, highlights, shadows, midtones, histogram, clipping, dynamic range',
  'bokeh, depth of field, focal length, wide angle, telephoto, macro, tripod, long exposure, motion blur',
  'composition, rule of thirds, leading lines, negative space, horizon, vignette, crop, white balance, color cast',
  'golden hour, backlight, silhouette, chiaroscuro, zone system, dodge and burn, monochrome, grain',
].join(', ')

/** So many names: a prompt of a speech model is 220 tokens at most, and the end of a longer one counts. */
const mostNames = 12

/** A text before what is said, from which a speech model takes how names and terms are spelled. */
export function likelyWords(advisors: readonly Pick<Advisor, 'name'>[]): string {
  const names = advisors.slice(0, mostNames).map(({ name }) => name)
  return `Questions about a photograph: ${craft}, ${names.join(', ')}.`
}
