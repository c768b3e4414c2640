import { expect, it } from 'vitest'
import type { Flag } from '../../shared/critique.ts'
import type { Operation } from '../../shared/operations.ts'
import { openLibrary } from './exporters.fixture.ts'
import { exportedCritique } from './exportable.ts'
import { sidecarContent } from './sidecarContent.ts'

const text =
  '## What I see\nA pier. The highlights\nare blown. Quiet.\n\n## Next time\n**Try:** Lift it. Crop it.\n'
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const exposure: Operation = { kind: 'exposure', stops: 0.5 }
const crop: Operation = { kind: 'crop', box: { x: 0, y: 0.1, width: 1, height: 0.9 } }
const refuted = (words: string): Flag => ({
  kind: 'contradiction',
  grade: 'checkThis',
  ...at(words),
  claim: 'x',
  measured: 'y',
})
const marks = { rating: 3, flag: 'pick', label: 'red' } as const
const remarks = [
  { ...at('Lift it.'), regions: [], operation: exposure },
  { ...at('Crop it.'), regions: [], operation: crop },
  { ...at('A pier.'), regions: [], operation: null },
]

function contentOf(flags: Flag[]) {
  const { store, addPhoto, addCritique } = openLibrary()
  const jobId = addCritique(addPhoto(), text, { flags, remarks })
  const source = {
    store,
    dataDir: '',
    nameOf: () => 'Ansel Adams',
    photos: { sidecar: () => Promise.reject() },
  }
  return sidecarContent(exportedCritique(source, store.critiques.get(jobId)!), marks)
}

it('says how the critique begins and what it advises', () => {
  expect(contentOf([])).toMatchObject({
    advisor: 'Ansel Adams',
    summary: 'A pier. The highlights are blown. Quiet.',
    advice: ['Lift it.', 'Crop it.'],
    operations: [exposure, crop],
    marks,
  })
})

it('says nothing that a measurement contradicts', () => {
  expect(contentOf([refuted('The highlights\nare blown.'), refuted('Lift it.')])).toMatchObject({
    summary: 'A pier. Quiet.',
    advice: ['Crop it.'],
    operations: [crop],
  })
})
