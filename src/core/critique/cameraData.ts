// Camera metadata as data fields of a prompt. Never lets its text act as anything else.
import { emptyCamera, type Camera } from '../../shared/photos.ts'
import { apertureText, focalLengthText, shutterText } from './cameraText.ts'

/** Characters of one quoted field. */
const maxLength = 120

/** One line per known value, each quoted; values the file does not state are named as unknown. */
export function describeCamera(camera: Camera): string {
  const body = [camera.make, camera.model].filter((part) => part !== null).join(' ')
  const fields: [name: string, value: string | null][] = [
    ['camera', body === '' ? null : body],
    ['lens', camera.lens],
    ['focal length', focalLength(camera)],
    ['aperture', inWords(camera.aperture, apertureText)],
    ['shutter', inWords(camera.shutter, shutterText)],
    ['ISO', inWords(camera.iso, String)],
    ['exposure compensation', inWords(camera.exposureCompensation, (stops) => `${stops} EV`)],
    ['flash', inWords(camera.flash, (fired) => (fired ? 'fired' : 'not fired'))],
    ['taken', camera.takenAt],
    ['title', camera.title],
    ['caption', camera.caption],
  ]
  const known = fields.filter((field): field is [string, string] => field[1] !== null)
  const unknown = fields.slice(0, 6).flatMap(([name, value]) => (value === null ? [name] : []))
  return [
    known.length === 0 ? 'The file holds no camera data.' : 'Camera data, quoted from the file:',
    ...known.map(([name, value]) => `- ${name}: ${quote(value)}`),
    ...(unknown.length === 0 ? [] : [`Unknown, not to be guessed: ${unknown.join(', ')}.`]),
  ].join('\n')
}

/**
 * The same without what a person wrote into the file, and where: a title, a caption or a keyword may be a name, and no
 * name goes to another computer.
 */
export function withoutPersons(camera: Camera): Camera {
  const { title, caption, keywords, artist, copyright, place } = emptyCamera
  return { ...camera, title, caption, keywords, artist, copyright, place }
}

function inWords<Value>(value: Value | null, format: (value: Value) => string): string | null {
  return value === null ? null : format(value)
}

function focalLength(camera: Camera): string | null {
  if (camera.focalLength === null) return null
  const equivalent = camera.focalLength35 && camera.focalLength35 !== camera.focalLength
  const note = equivalent ? ` (like ${focalLengthText(camera.focalLength35!)} on full frame)` : ''
  return focalLengthText(camera.focalLength) + note
}

/**
 * A JSON string of at most `maxLength` characters. Control and format characters become spaces; brackets and
 * bars are written as JSON escapes, so that no chat template's token ("<|im_end|>", "[INST]") can appear.
 */
export function quote(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
  const characters = Array.from(plain)
  const capped = characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join('')}…` : plain
  return JSON.stringify(capped).replace(
    /[<>|[\]{}]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
