// Which files are still on their way. Pure.
import type { Photo } from '../../shared/photos.ts'
import type { Arrival } from './studioState.ts'

/**
 * `arrivals` without the file that became `photo`, and without its companion: of several of one name the last, because
 * files travel in their order and stand, like their photographs, with the newest on top.
 */
export function withoutArrived(arrivals: readonly Arrival[], { name, companion }: Photo): readonly Arrival[] {
  const arrived = [name, companion].map((each) => arrivals.findLast((arrival) => arrival.name === each))
  return arrived.some(Boolean) ? arrivals.filter((arrival) => !arrived.includes(arrival)) : arrivals
}
