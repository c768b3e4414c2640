import { expect, it } from 'vitest'
import type { HostRequest } from '../shared/host.ts'
import { createHostRequests } from './hostRequests.ts'

const open = (path: string): HostRequest => ({ type: 'open', paths: [path] })

it('keeps requests until a page listens, and while one is reloaded', () => {
  const requests = createHostRequests()
  const heard: string[] = []
  const listen = (name: string) => (request: HostRequest) =>
    void heard.push(`${name} ${request.type === 'open' ? request.paths[0] : request.action}`)
  requests.send(open('a'))
  requests.send(open('b'))
  const detach = requests.attach(listen('first'))
  requests.send({ type: 'act', action: 'stop' })
  detach()
  requests.send(open('c'))
  requests.attach(listen('second'))
  // The first page's end, told late, does not cut off the second one.
  detach()
  requests.send(open('d'))
  expect(heard).toEqual(['first a', 'first b', 'first stop', 'second c', 'second d'])
})
