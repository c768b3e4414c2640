import { expect, test } from 'vitest'
import { comparedJudges, judgeSections, type Judge } from './judgements.ts'

const judge = (name: string, mode: Judge['mode'], scores: Record<string, number>): Judge => ({
  jobId: name,
  name,
  mode,
  scores: Object.entries(scores).map(([section, score]) => ({ section, score }) as Judge['scores'][number]),
})

test('two points apart or more they differ, up to one they agree, between them nothing is said', () => {
  const judges = [
    judge('a', 'vision', { composition: 5, lighting: 5.1, color: 4, depth: 7.3 }),
    judge('b', 'vision', { composition: 7, lighting: 7, color: 5, depth: 5.3 }),
    judge('c', 'vision', { lighting: 6 }),
  ]
  expect(judgeSections(judges).map(({ section, spread, verdict }) => [section, spread, verdict])).toEqual([
    ['composition', 2, 'differ'],
    ['lighting', 1.9, null],
    ['color', 1, 'agree'],
    ['depth', 2, 'differ'],
  ])
})

test('the levels stand in the order of the judges, with none where one says nothing', () => {
  const judges = [judge('a', 'text', { focus: 9 }), judge('b', 'text', {}), judge('c', 'text', { focus: 1 })]
  expect(judgeSections(judges)).toEqual([
    {
      section: 'focus',
      heading: 'Focus & Sharpness',
      levels: ['rare', null, 'weak'],
      spread: 8,
      verdict: 'differ',
    },
  ])
})

test('who saw the picture is not compared with who did not', () => {
  const judges = [
    judge('a', 'vision', { color: 9 }),
    judge('b', 'text', { color: 1 }),
    judge('c', 'starter', { color: 1 }),
  ]
  expect(comparedJudges(judges)).toEqual([])
  expect(judgeSections(judges)[0]).toMatchObject({ spread: 0, verdict: null })
  const more = [...judges, judge('d', 'vision', { color: 8 })]
  expect(judgeSections(more)[0]).toMatchObject({ levels: ['rare', 'weak', 'weak', 'rare'], verdict: 'agree' })
})
