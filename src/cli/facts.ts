import type { Core } from '../core/index.ts'
import type { Photo, PhotoFacts } from '../shared/photos.ts'
import { describeScore } from '../shared/measurementScore.ts'
import { shownFacts } from '../shared/scales/shown.ts'
import { cameraLine, fileLine } from '../core/describe.ts'
import { onAbort, type Interrupts } from './interrupts.ts'
import { sentenceOf, skippedSentence } from './outcome.ts'
import { settledPhotos } from './settledPhotos.ts'
import { jsonLine, plainLine } from '../shared/plainText.ts'
import type { Skipped } from '../shared/skipped.ts'

type FactsOptions = {
  /** Hands the photographs over to be measured. */
  add: () => Promise<{ photos: Photo[]; skipped: Skipped[] }>
  /** How the user would name a photo. */
  givenName: (photo: Photo) => string
  json: boolean
  output: { write: (text: string) => unknown }
  problem: (sentence: string) => void
}

/** One photograph as a small table. */
function table(given: string, photo: Photo, facts: PhotoFacts['facts']): string {
  const camera = photo.camera ? cameraLine(photo.camera) : ''
  const score = photo.measurementScore ? describeScore(photo.measurementScore) : ''
  const known = [
    { label: 'Camera', display: camera, trust: '' },
    { label: 'Measurement score', display: score, trust: '' },
  ].filter(({ display }) => display !== '')
  const rows = [...known, ...shownFacts(facts)]
  const labelWidth = Math.max(...rows.map(({ label }) => label.length))
  const lines = rows.map(({ label, display, trust }) => {
    const trusted = trust ? ` (${trust})` : ''
    return plainLine(`  ${label.padEnd(labelWidth)}  ${display}${trusted}`)
  })
  const warning = photo.warning === null ? [] : [plainLine(`  ! ${photo.warning}`)]
  return [plainLine(`${given} · ${fileLine(photo)}`), ...warning, ...lines, '', ''].join('\n')
}

/**
 * Has photographs measured and prints their facts in the order they were named; true when there were some and all could
 * be measured. With `json` one line each: `{photo, facts, measurementScore, camera, width, height, warning}` or
 * `{photo, error}`, and
 * before them `{skipped}` for what is no photograph.
 */
export async function printFacts(
  core: Core,
  { add, givenName, json, output, problem }: FactsOptions,
  interrupts: Interrupts,
): Promise<boolean> {
  const settled = settledPhotos()
  const ended = Promise.withResolvers<null>()
  const end = (): void => ended.resolve(null)
  const unsubscribes = [
    core.on((event) => {
      if (event.type === 'connection' && event.notice) problem(event.notice)
      if (event.type === 'photo_update') settled.see(event.photo)
    }),
    onAbort(interrupts.stop, end),
    onAbort(interrupts.quit, end),
  ]
  try {
    const { photos, skipped } = await add()
    for (const what of skipped) {
      if (json) output.write(jsonLine({ skipped: what }))
      problem(skippedSentence(what))
    }
    let allMeasured = photos.length > 0 && !skipped.some((what) => what.failed)
    for (const listed of photos) {
      settled.see(listed)
      const photo = await Promise.race([settled.whenSettled(listed.id), ended.promise])
      if (photo === null) return false
      const given = givenName(photo)
      if (photo.error) {
        allMeasured = false
        if (json) output.write(jsonLine({ photo: given, error: photo.error }))
        problem(`${photo.name}: ${sentenceOf(photo.error)}`)
        continue
      }
      const { facts } = await core.api['photos.look']({ id: photo.id })
      const { measurementScore, camera, width, height, warning } = photo
      output.write(
        json
          ? jsonLine({ photo: given, facts, measurementScore, camera, width, height, warning })
          : table(given, photo, facts),
      )
    }
    return allMeasured
  } finally {
    for (const unsubscribe of unsubscribes) unsubscribe()
  }
}
