// What a camera and a photographer wrote into a file, a row for each thing that is there.
import type { Camera, Photo, Place, Rendition } from '../../shared/photos.ts'
import { cameraBody, exposureLine } from './photo.ts'

export type CameraRow = { label: string; display: string; note?: string }

/** What a rendition is, after its name in the caption. */
const renditionSentences: Record<Rendition, string | null> = {
  original: null,
  'first-frame': 'First frame: this file holds several pictures',
  'camera-preview': 'Camera preview: the JPEG that the camera put into its raw file',
  'neutral-rendering': 'Neutral rendering: made here from the data of the sensor',
}

const degreesText = (degrees: number, [positive, negative]: [string, string]): string =>
  `${Math.abs(degrees).toFixed(4)}° ${degrees < 0 ? negative : positive}`

const placeText = ({ latitude, longitude, altitude }: Place): string =>
  [
    `${degreesText(latitude, ['N', 'S'])}, ${degreesText(longitude, ['E', 'W'])}`,
    ...(altitude === null ? [] : [`${Math.round(altitude)} m`]),
  ].join(' · ')

/** Stops as photographers write them: "+0.7 EV". */
const compensationText = (stops: number): string =>
  `${stops > 0 ? '+' : stops < 0 ? '−' : ''}${Number(Math.abs(stops).toFixed(1))} EV`

/** Rows in a fixed order, only those that say something. */
export function cameraRows({ camera, rendition, companion }: Photo): CameraRow[] {
  const rows: [label: string, display: string | null, note?: string][] = [
    ['Shown', rendition === null ? null : renditionSentences[rendition]],
    ['Beside it', companion],
    ...(camera ? rowsOf(camera) : []),
  ]
  return rows.flatMap(([label, display, note]) =>
    display === null || display === '' ? [] : [{ label, display, ...(note !== undefined && { note }) }],
  )
}

function rowsOf(camera: Camera): [label: string, display: string | null, note?: string][] {
  const { focalLength35, exposureCompensation, flash, rating, place } = camera
  return [
    ['Camera', cameraBody(camera)],
    ['Exposed', exposureLine(camera)],
    ['As on 35 mm film', focalLength35 === null ? null : `${Math.round(focalLength35)} mm`],
    ['Compensation', exposureCompensation === null ? null : compensationText(exposureCompensation)],
    ['Flash', flash === null ? null : flash ? 'fired' : 'off'],
    ['Taken', camera.takenAt],
    ['Place', place && placeText(place), 'kept on this computer'],
    ['Title', camera.title],
    ['Caption', camera.caption],
    ['Keywords', camera.keywords.join(', ')],
    ['Rating', rating === null ? null : `${rating} of 5 stars`],
    ['Artist', camera.artist],
    ['Copyright', camera.copyright],
  ]
}
