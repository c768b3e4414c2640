// An answer without a model: from what was measured, or a sentence that says what is missing.
import type { Store } from '../store/index.ts'
import type { AskedPhoto } from './measured/askedPhoto.ts'
import { answerFromMeasurements } from './measured/index.ts'

type Known = Pick<Store, 'photos' | 'facts' | 'critiques'>

const getOne =
  'it takes a model that can talk, and none is here. Fetch one under "Get eyes" in the window, or with "npm run -s models" in the terminal.'

/** For a question that no measurement answers. */
export const noTalkingModel = `No measurement answers this: ${getOne}`

/** For one about the craft that no card surely answers; the nearest cards stand below it. */
export const nearestCards = `No card of the craft shelf surely answers this; the nearest are below. For an answer ${getOne}`

/** Photographs on either side of one that a question may name to compare with. */
const neighbours = 100

/** The answer to `question` about a photograph; null where no measurement answers it. */
export function wordMeasured(store: Known, question: string, photoId: string | null): string | null {
  const photo = photoId === null ? null : askedPhoto(store, photoId)
  if (photoId === null || !photo) return null
  const other = namedOther(store, question, photoId)
  return answerFromMeasurements(question, { ...photo, ...(other && { other }) })?.text ?? null
}

/** What is known of a photograph that may be asked about; null before it is measured. Throws AppError `not-found`. */
export function askedPhoto(store: Known, photoId: string): AskedPhoto | null {
  const photo = store.photos.get(photoId)
  const measured = store.facts.get(photoId)
  if (!measured?.complete) return null
  const critique = store.critiques.ofPhoto(photoId).at(-1) ?? null
  return { name: photo.name, photo, facts: measured.facts, advice: store.facts.advice(photoId), critique }
}

/** Another photograph near this one whose name stands in the question. */
function namedOther(store: Known, question: string, photoId: string): AskedPhoto | null {
  const asked = question.toLowerCase()
  const stem = (name: string): string => name.replace(/\.[^.]+$/, '').toLowerCase()
  const own = stem(store.photos.get(photoId).name)
  const found = store.photos
    .around(photoId, neighbours)
    .find(({ name }) => stem(name).length > 2 && stem(name) !== own && asked.includes(stem(name)))
  return found ? askedPhoto(store, found.id) : null
}
