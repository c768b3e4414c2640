import { expect, it } from 'vitest'
import { parseInvocation } from './arguments.ts'

const serve = {
  command: 'serve',
  port: undefined,
  dataDir: undefined,
  open: false,
  newToken: false,
  sight: true,
  preload: true,
  verbose: false,
}

it.each([
  [[], serve],
  [['--port', '0'], { ...serve, port: 0 }],
  [
    ['--port=65535', '--data', 'd', '--open', '--new-token', '--verbose'],
    { ...serve, port: 65_535, dataDir: 'd', open: true, newToken: true, verbose: true },
  ],
  [['--no-sight', '--no-preload'], { ...serve, sight: false, preload: false }],
  [['--help', '--port', 'x'], { command: 'help' }],
  [['-h'], { command: 'help' }],
])('%j is %j', (args, invocation) => expect(parseInvocation(args)).toEqual(invocation))

it.each([
  '--port',
  '--port=',
  '--port 65536',
  '--port -1',
  '--port=-1',
  '--port 80.5',
  '--port 0x50',
  '--data=',
  '--unknown',
  'photo.jpg',
])('%j is refused with one sentence', (line) => {
  const wrong = () => parseInvocation(line.split(' '))
  expect(wrong).toThrow(expect.objectContaining({ code: 'bad-request', hint: 'See --help.' }))
  expect(wrong).toThrow(/^[^\n]*\.$/)
})
