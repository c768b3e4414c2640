// A child in which what nobody foresaw happens, at its first request.
import { z } from 'zod'
import { openChannel } from '../channel.ts'

const channel = openChannel(z.object({ how: z.enum(['told', 'thrown', 'rejected']) }), ({ how }) => {
  const error = new TypeError('The photograph /home/ann/wedding.jpg is odd.')
  if (how === 'told') channel.fault(error)
  if (how === 'thrown')
    setImmediate(() => {
      throw error
    })
  if (how === 'rejected') void Promise.reject(error)
})
