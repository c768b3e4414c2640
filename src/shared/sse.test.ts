import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSseParser } from './sse.ts'

test('data is passed on, comments and other fields are not', () => {
  const { push } = createSseParser()
  expect(push(': ping\n\ndata: {"a":1}\n\nevent: x\nid: 1\n\n:\n\n')).toEqual(['{"a":1}'])
  expect(push('data:one\ndata: two\n\ndata: unfin')).toEqual(['one\ntwo'])
  expect(push('ished\n')).toEqual([])
  expect(push('\n')).toEqual(['unfinished'])
})

test('property: however the stream is cut, the same events come', () => {
  const event = fc.oneof(
    fc.string({ unit: 'grapheme' }).map((text) => `data: ${JSON.stringify(text)}`),
    fc.constantFrom(':', ': ping', 'event: x'),
  )
  fc.assert(
    fc.property(fc.array(event), fc.array(fc.nat(200)), (events, places) => {
      const stream = events.map((text) => `${text}\n\n`).join('')
      const sorted = [...new Set([0, ...places, stream.length])].toSorted((a, b) => a - b)
      const { push } = createSseParser()
      const data = sorted.flatMap((from, i) => push(stream.slice(from, sorted[i + 1])))
      const expected = events.filter((text) => text.startsWith('data: ')).map((text) => text.slice(6))
      expect(data).toEqual(expected)
    }),
  )
})
