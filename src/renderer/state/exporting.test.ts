import { expect, it, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { AppError } from '../../shared/errors.ts'
import { createExporting, listedOrder, takenSentence, writtenSentence } from './exporting.ts'
import { everything } from './found.ts'
import { fakeClient } from './testing/fakeClient.ts'
import { emptyState, type Store } from './studioState.ts'

function open(exportFiles: () => Promise<{ written: string[] }>) {
  const errors: unknown[] = []
  const { client, names } = fakeClient({ 'exports.stop': () => ({ stopped: 1 }) })
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    await work().catch((error: unknown) => errors.push(error))
  }
  const store: Store = createStore(() => ({ ...emptyState }))
  return { ...createExporting(store, { ...client, exportFiles }, attempt), errors, names, store }
}

it('says that an export was stopped, and no error of what broke off for it', async () => {
  const sent = Promise.withResolvers<never>()
  const { exportFiles, stopExport, errors, names } = open(() => sent.promise)
  const work = exportFiles({ format: 'csv' })
  await stopExport()
  expect(names()).toEqual(['exports.stop'])
  sent.reject(new AppError('internal', 'Mondrian does not answer.'))
  expect(await work).toBe('stopped')
  expect(errors).toEqual([])
})

it('says an error that nobody asked for, also after an export that was stopped', async () => {
  const { exportFiles, stopExport, errors } = open(() => Promise.reject(new AppError('disk-full', 'Full.')))
  await stopExport()
  expect(await exportFiles({ format: 'csv' })).toBeNull()
  expect(errors).toMatchObject([{ code: 'disk-full' }])
})

test('what is listed is what is found, or all', () => {
  expect(listedOrder(everything)).toEqual({})
  expect(listedOrder({ ...everything, sort: 'name' })).toEqual({})
  expect(listedOrder({ sort: 'name', text: 'pier', rating: { min: 3 }, camera: '' })).toEqual({
    filter: { text: 'pier', rating: { min: 3 } },
  })
})

test.each([
  [['a.md'], null, 'Saved as a.md.'],
  [['a.md', 'b.md'], '/home/me/Pictures/', 'Saved as a.md, b.md in Pictures.'],
  [['a', 'b', 'c'], 'C:\\out', 'Saved as a, b … (3 files) in out.'],
])('%j in %j', (names, folder, sentence) => {
  expect(takenSentence({ names, folder, canShow: true })).toBe(sentence)
})

it('says what was written beside photographs, what is kept of it, and what was somebody else’s', () => {
  const file = (name: string, isKept = false, hasOthers = false) => ({ name, isKept, hasOthers })
  expect(writtenSentence([])).toBe(null)
  expect(writtenSentence([file('a.xmp')])).toBe('Written: a.xmp.')
  expect(writtenSentence([file('a.jpg', true, true)])).toBe(
    'Written: a.jpg. One is kept as before, too. What others had set there stays.',
  )
  expect(writtenSentence([file('a.jpg', true), file('b.xmp'), file('c.jpg', true)])).toBe(
    'Written: a.jpg, b.xmp … (3 files). 2 are kept as before, too.',
  )
})
