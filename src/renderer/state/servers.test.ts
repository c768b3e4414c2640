import { expect, test } from 'vitest'
import type { ShownServer } from '../../shared/serverCommands.ts'
import { exampleAddress } from '../../shared/servers.ts'
import { awayText, receiptText, serverProblem } from '../words/servers.ts'
import { bytesText } from '../words/numbers.ts'

const server = { name: 'studio-gpu', host: 'studio-gpu:8080', leaves: 'It leaves.' }

test('the top bar names the host that photographs or measurements go to', () => {
  expect(awayText({ server, mode: 'vision' })).toBe('Photographs go to studio-gpu:8080')
  expect(awayText({ server, mode: 'text' })).toBe('Measurements go to studio-gpu:8080')
  expect(awayText({ server: { ...server, leaves: null }, mode: 'vision' })).toBe(null)
  expect(awayText({ mode: 'vision' })).toBe(null)
})

test('nothing sent is 0 bytes', () => {
  const since = new Date(2026, 10, 30, 12).getTime()
  const nothing = { since, sent: 0, received: 0, hosts: [] }
  expect(receiptText(nothing)).toBe('0 bytes sent and 0 bytes fetched since November 30, 2026.')
  expect(receiptText({ ...nothing, sent: 4_000_000, received: 2000 })).toBe(
    `${bytesText(4_000_000)} sent and ${bytesText(2000)} fetched since November 30, 2026.`,
  )
})

test('what is wrong with a server is said before anything is sent', () => {
  const right: Pick<ShownServer, 'name' | 'baseUrl'> = { name: 'studio-gpu', baseUrl: exampleAddress }
  expect(serverProblem(right)).toBe(null)
  expect(serverProblem({ ...right, name: 'a/b' })).toBe('Give a name of letters and digits, 40 at most.')
  expect(serverProblem({ ...right, baseUrl: 'studio' })).toBe(`Give an address like ${exampleAddress}.`)
})
