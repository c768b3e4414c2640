import { expect, it } from 'vitest'
import { sampleDownload } from '../../shared/testing/modelSamples.ts'
import type { Download } from '../../shared/downloads.ts'
import { modelAnnouncement } from './announceModels.ts'
import { emptyShelf, withDownload, type Shelf } from './shelf.ts'

const at = (changes: Partial<Download>, shelf: Shelf = emptyShelf): Shelf =>
  withDownload(shelf, sampleDownload('eye', { totalBytes: 100, ...changes }), shelf.downloads.length + 1)
const told = (from: Partial<Download>, to: Partial<Download>): string | null => {
  const before = at(from)
  return modelAnnouncement(before, at(to, before))
}

it('tells of a download where it begins, ends and has come a quarter further, and no more', () => {
  expect(modelAnnouncement(emptyShelf, at({ receivedBytes: 0 }))).toBe('maker/eye: fetching.')
  expect(told({ receivedBytes: 1 }, { receivedBytes: 24 })).toBeNull()
  expect(told({ receivedBytes: 24 }, { receivedBytes: 26 })).toBe('maker/eye: 25 per cent.')
  expect(told({}, { state: 'paused' })).toBe('maker/eye: paused.')
  expect(told({}, { state: 'done' })).toBe('maker/eye is here.')
  const error = { code: 'disk-full' as const, message: 'The disk is full.' }
  expect(told({}, { state: 'paused', error })).toBe('maker/eye: The disk is full.')
  const cancelled = { code: 'cancelled' as const, message: 'Cancelled.' }
  expect(told({}, { state: 'failed', error: cancelled })).toBe('maker/eye: canceled.')
})

it('what was there when the page was opened is no news', () => {
  expect(modelAnnouncement(emptyShelf, at({ state: 'paused' }))).toBeNull()
  expect(modelAnnouncement(emptyShelf, at({ state: 'done' }))).toBeNull()
})

it('tells of a test where it begins and ends', () => {
  const test = { modelId: 'a', stage: null, share: 0, error: null, tested: null }
  const running = { ...emptyShelf, test: { ...test, state: 'running' as const } }
  expect(modelAnnouncement(emptyShelf, running)).toBe('The model is being tried.')
  expect(modelAnnouncement(running, { ...running, test: { ...running.test, share: 0.5 } })).toBeNull()
  const failed = { ...running, test: { ...test, state: 'failed' as const, error: 'It was too slow.' } }
  expect(modelAnnouncement(running, failed)).toBe('It was too slow.')
})
