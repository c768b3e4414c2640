import { describe, expect, it } from 'vitest'
import { samplePhoto } from '../../shared/testing/samples.ts'
import type { Photo } from '../../shared/photos.ts'
import { applyEvents } from './applyEvent.ts'
import { withoutArrived } from './arrivals.ts'
import { mergePhotos } from './merge.ts'
import { emptyState, type StudioState } from './studioState.ts'

/** The newest on top: they travel from the last one on. */
const arrivals = ['1.cr3', '1.jpg', '2.jpg', '1.jpg'].map((name, index) => ({ key: `${3 - index}`, name }))
const keys = (left: readonly { key: string }[]): string => left.map(({ key }) => key).join('')
const photo = (id: string, name: string, changes: Partial<Photo> = {}): Photo =>
  samplePhoto(id, { name, addedAt: 5, ...changes })

describe('withoutArrived', () => {
  it('takes the file of a photograph’s name that travels first, which stands last, and no other', () => {
    expect(keys(withoutArrived(arrivals, photo('a', '1.jpg')))).toBe('321')
    const both = withoutArrived(withoutArrived(arrivals, photo('a', '1.jpg')), photo('b', '1.jpg'))
    expect(keys(both)).toBe('31')
    expect(keys(withoutArrived(both, photo('c', '1.jpg')))).toBe('31')
  })

  it('takes the raw file with the JPEG that it became one photograph with', () => {
    expect(keys(withoutArrived(arrivals, photo('a', '1.jpg', { companion: '1.cr3' })))).toBe('21')
  })

  it('leaves the list as it is where nothing of it arrived', () => {
    expect(withoutArrived(arrivals, photo('a', '3.jpg'))).toBe(arrivals)
  })
})

describe('a photograph that is told of before the reply', () => {
  const state: StudioState = { ...emptyState, listedFrom: 0, arrivals }
  const told = (before: StudioState, next: Photo): StudioState =>
    applyEvents(before, [{ type: 'photo_update', seq: before.seq + 1, at: 0, photo: next }], 0)

  it('stands in the place of its file from then on, however often it is told of', () => {
    const once = told(state, photo('a', '1.jpg', { status: 'new' }))
    expect([once.order, keys(once.arrivals)]).toEqual([['a'], '321'])
    expect(keys(told(once, photo('a', '1.jpg')).arrivals)).toBe('321')
    const second = told(once, photo('b', '1.jpg'))
    expect([second.order, keys(second.arrivals)]).toEqual([['b', 'a'], '31'])
  })

  it('is not one of that name which was there long before', () => {
    const listed = mergePhotos(state, [photo('new', 'new.jpg', { addedAt: 9 })])
    expect(keys(told(listed, photo('old', '1.jpg')).arrivals)).toBe('3210')
  })
})
