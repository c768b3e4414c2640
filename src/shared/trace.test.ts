import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AppError } from './errors.ts'
import { traceOf, traceSchema } from './trace.ts'

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

test('names the error and the places, and neither the message nor where the program lies', () => {
  const error = thrownBy(() => readFileSync('/home/ann/Secret Wedding/IMG_1.jpg'))
  const trace = traceOf(error)
  expect(trace.name).toBe('Error ENOENT')
  expect(trace.stack[0]).toMatch(/^Object\.openSync node:fs:\d+:\d+$/)
  expect(trace.stack.join('\n')).toMatch(/src\/shared\/trace\.test\.ts:\d+:\d+/)
  expect(JSON.stringify(trace)).not.toMatch(/Secret|ann|home/)
  expect(JSON.stringify(trace)).not.toContain(import.meta.dirname)
  expect(traceSchema.parse(trace)).toEqual(trace)
})

test.each([
  ['at measure (file:///home/ann/m/src/a.ts:1:2)', 'measure src/a.ts:1:2'],
  ['at async Promise.all (index 0)', null],
  ['at C:\\Users\\Ann\\Mondrian\\resources\\app.asar\\out\\main\\photo.js:9:1', 'out/main/photo.js:9:1'],
  ['at new Foo (/Users/ann/node_modules/sharp/lib/a.js:3:4)', 'new Foo node_modules/sharp/lib/a.js:3:4'],
  ['at /somewhere/ann private/x.js:3:4', 'x.js:3:4'],
  ['at evil /home/ann/secret.jpg (node:fs:1:1)', 'node:fs:1:1'],
])('%s', (line, frame) => {
  const error = new Error('the message\n    at ann (/IMG_1.jpg:1:1)')
  error.stack = `Error: ${error.message}\n    ${line}`
  expect(traceOf(error).stack).toEqual(frame === null ? [] : [frame])
})

test('of an AppError the cause is traced; what is no error has its type only', () => {
  const cause = new RangeError('x')
  expect(traceOf(new AppError('internal', 'Something went wrong.', { cause })).name).toBe('RangeError')
  expect(traceOf('a text about Ann')).toEqual({ name: 'string', stack: [] })
})
