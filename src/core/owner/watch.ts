import type { Clock } from '../clock.ts'
import type { Place } from './place.ts'

/** How often it is looked whether the data folder is here, and whether it is back. Milliseconds. */
const lookMs = { here: 5000, away: 1000 }

/** Has `place` look now and then, so that it is noticed, too, when nothing is written. Returns its end. */
export function watchPlace(place: Place, clock: Clock): () => void {
  let cancel = (): void => undefined
  const look = (): void => {
    cancel = clock.setTimeout(look, place.trouble() ? lookMs.away : lookMs.here)
  }
  look()
  return () => cancel()
}
