import { expect, it } from 'vitest'
import { onFreePort } from './freePort.ts'

const failing = (code: string) => Promise.reject(Object.assign(new Error(code), { code }))

it('takes the next port where one is taken', async () => {
  const start = (port: number) => (port < 4320 ? failing('EADDRINUSE') : Promise.resolve(port))
  expect(await onFreePort(undefined, start)).toBe(4320)
})

it('takes no other than the one that was wanted', async () => {
  await expect(onFreePort(5000, () => failing('EADDRINUSE'))).rejects.toMatchObject({
    code: 'bad-request',
    message: 'Port 5000 is taken, or not yours to use.',
  })
  await expect(onFreePort(80, () => failing('EACCES'))).rejects.toMatchObject({ code: 'bad-request' })
})

it('gives up after twenty, and at once for another reason', async () => {
  const tried: number[] = []
  const start = (port: number) => {
    tried.push(port)
    return failing('EADDRINUSE')
  }
  await expect(onFreePort(undefined, start)).rejects.toMatchObject({
    message: 'None of the ports 4317 to 4336 is free.',
  })
  expect(tried.length).toBe(20)
  await expect(onFreePort(undefined, () => failing('EMFILE'))).rejects.toMatchObject({ code: 'EMFILE' })
})
