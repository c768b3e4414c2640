import { expect, test } from 'vitest'
import { isLoopback, isNearby } from './nearby.ts'

test.each(['localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]', '::ffff:127.0.0.1'])(
  '%s is here',
  (host) => {
    expect([isLoopback(host), isNearby(host)]).toEqual([true, true])
  },
)

test.each([
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.1',
  '192.168.1.9',
  '169.254.3.4',
  '100.64.0.1',
  '[fd12:3456::1]',
  'fe80::1',
  '::ffff:10.0.0.1',
])('%s is nearby, not here', (host) => expect([isLoopback(host), isNearby(host)]).toEqual([false, true]))

test.each([
  '8.8.8.8',
  '172.32.0.1',
  '192.169.0.1',
  '100.128.0.1',
  '2001:db8::1',
  'studio-gpu',
  '127.0.0.1.example.com',
  '10.evil.example',
  '::ffff:8.8.8.8',
  'fdab.example',
])('%s is neither, as far as it says', (host) => expect(isNearby(host)).toBe(false))
