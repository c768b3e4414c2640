import { expect, test } from 'vitest'
import type { Panel } from '../shared/panel.ts'
import { printPanels } from './panel.ts'

const silent: Panel = { advisors: [], agree: [], differ: [] }
const telling: Panel = {
  advisors: [
    { jobId: 'x', advisorId: 'a', name: 'A' },
    { jobId: 'y', advisorId: 'b', name: 'B' },
  ],
  agree: ['A and B call the composition strong.'],
  differ: ['A calls the lighting rare, B calls it weak.'],
}

async function print(json: boolean): Promise<string> {
  let written = ''
  const api = { 'photos.panel': async ({ id }: { id: string }) => (id === '1' ? telling : silent) }
  const photos = ['1', '2'].map((id) => ({ id, name: `pier\u001b[2J${id}.jpg` }))
  await printPanels({ api }, photos, json, { write: (text) => (written += text), columns: 80 })
  return written
}

test('prints the sentences under the name of their photograph, and nothing of one without', async () => {
  const lines = (await print(false)).split('\n')
  expect(lines.slice(2)).toEqual([
    '  = A and B call the composition strong.',
    '  ≠ A calls the lighting rare, B calls it weak.',
    '',
  ])
  expect(lines[1]).toMatch(/^pier.*1\.jpg$/)
  expect(lines.join('')).not.toContain('\u001b')
})

test('prints a line of JSON for a pipe', async () => {
  expect(JSON.parse(await print(true))).toEqual({ type: 'panel', photoId: '1', ...telling })
})
