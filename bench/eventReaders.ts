// Readers of the event stream, in a process of their own. node eventReaders.ts PORT TOKEN COUNT
// One more than COUNT never reads. Says `ready` when all are connected, and ends with its parent.
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'

const [port, token, count] = process.argv.slice(2)

async function connect(): Promise<IncomingMessage> {
  const headers = { authorization: `Bearer ${token}` }
  const outgoing = request({ host: '127.0.0.1', port, path: '/events', headers, agent: false }).end()
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage]
  response.on('error', () => undefined)
  return response
}

process.on('disconnect', () => process.exit(0))
for (let reader = 0; reader < Number(count); reader++) (await connect()).resume()
;(await connect()).pause()
process.send?.('ready')
