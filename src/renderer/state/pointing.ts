// What a person points at: a sentence lights its places, a place its sentences.
import type { Region, Remark } from '../../shared/remarks.ts'
import { remarksOnShow } from './selectors.ts'
import type { Store } from './studioState.ts'

/** A place once, with the numbers of the remarks that speak of it. */
export type Place = { key: string; region: Region; remarks: number[] }

const keyOf = ({ of, box: { x, y, width, height } }: Region): string => [of, x, y, width, height].join(' ')

/** The places that the remarks of a critique speak of, the largest first: a smaller one lies over it. */
export function placesOf(remarks: readonly Remark[]): Place[] {
  const places = new Map<string, Place>()
  for (const [number, { regions }] of remarks.entries()) {
    for (const region of regions) {
      const key = keyOf(region)
      const place = places.get(key) ?? { key, region, remarks: [] }
      if (!place.remarks.includes(number)) place.remarks.push(number)
      places.set(key, place)
    }
  }
  const areaOf = ({ region: { box } }: Place): number => box.width * box.height
  return [...places.values()].toSorted((a, b) => areaOf(b) - areaOf(a))
}

export function createPointing(store: Store) {
  return {
    /** Lights the places of a remark; one without places lights nothing. */
    pointAtRemark: (number: number): void => {
      const { selectedJobId, lit: before } = store.getState()
      const regions = remarksOnShow(store.getState())[number]?.regions ?? []
      if (before && before.jobId === selectedJobId && before.regions === regions) return
      const lit = regions.length > 0 && selectedJobId !== null
      store.setState({ lit: lit ? { jobId: selectedJobId, remarks: [number], regions } : null })
    },
    /** Lights a place and every sentence that speaks of it. */
    pointAtPlace: ({ region, remarks }: Place): void => {
      const { selectedJobId } = store.getState()
      if (selectedJobId !== null)
        store.setState({ lit: { jobId: selectedJobId, remarks, regions: [region] } })
    },
    pointAtNothing: (): void => {
      if (store.getState().lit) store.setState({ lit: null })
    },
  }
}
