// The words for places in a photograph and for what can be done to it.
import type { Operation, OperationKind } from '../../shared/operations.ts'
import type { Region } from '../../shared/remarks.ts'

const regionNames: Record<Region['of'], string> = {
  subject: 'subject',
  face: 'face',
  thing: 'thing',
  writing: 'writing',
  line: 'line',
  highlights: 'clipped highlights',
  shadows: 'clipped shadows',
  detail: 'detail',
  area: 'area',
}

/** "subject, upper left": what a place is of, and in which ninth of the photograph its middle lies. */
export function placeText({ of, box }: Region): string {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const level = y < 1 / 3 ? 'upper' : y > 2 / 3 ? 'lower' : ''
  const side = x < 1 / 3 ? 'left' : x > 2 / 3 ? 'right' : ''
  const where = [level, side].filter(Boolean).join(' ')
  if (where === '') return `${regionNames[of]}, in the middle`
  return `${regionNames[of]}, ${side === '' ? `${where} middle` : side === where ? `middle ${where}` : where}`
}

/** "about: subject, upper left; face, upper left". */
export const aboutText = (regions: readonly Region[]): string => `about: ${regions.map(placeText).join('; ')}`

/** Of the element that says what the sentence with this number is about. */
export const placeId = (number: number): string => `place-${number}`

const thirds = ['', '⅓', '⅔']
/** "⅔ stop", "1⅓ stops", to the nearest third. */
function stopsText(stops: number): string {
  const count = Math.round(Math.abs(stops) * 3)
  if (count === 0) return 'under ⅓ stop'
  const whole = Math.floor(count / 3)
  return `${whole === 0 ? '' : whole}${thirds[count % 3]} ${count > 3 ? 'stops' : 'stop'}`
}

type Words = { [Kind in OperationKind]: (operation: Extract<Operation, { kind: Kind }>) => string }
const lighterOr = (stops: number): string => `${stopsText(stops)} ${stops < 0 ? 'darker' : 'lighter'}`
const words: Words = {
  level: ({ degrees }) =>
    `turned ${Math.abs(degrees).toFixed(1)}° ${degrees < 0 ? 'counterclockwise' : 'clockwise'}`,
  crop: () => 'cropped',
  exposure: ({ stops }) => lighterOr(stops),
  shadows: ({ stops }) => `shadows up to ${stopsText(stops)} lighter`,
  highlights: ({ stops }) => `highlights up to ${stopsText(stops)} darker`,
  local: ({ stops }) => `a part ${lighterOr(stops)}`,
  whiteBalance: () => 'white balance changed',
  saturation: ({ factor }) => (factor < 1 ? 'colors quieter' : 'colors stronger'),
  sharpen: () => 'sharpened',
  monochrome: () => 'black and white',
}

/** What an operation does, in few words: "turned 1.8° clockwise". */
export function operationText(operation: Operation): string {
  const say = words[operation.kind] as (operation: Operation) => string
  return say(operation)
}
