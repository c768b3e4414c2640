import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import { eventSchema, type MondrianEvent } from '../../../shared/events.ts'
import type { LocalServer } from '../index.ts'

export type EventReader = {
  events: MondrianEvent[]
  response: IncomingMessage
  /** Everything received, comments too. */
  text: () => string
  /** Resolves with the first event, past or future, that `accepts` takes. */
  until: (accepts: (event: MondrianEvent) => boolean) => Promise<MondrianEvent>
  /** Resolves when the stream has ended, from either side. */
  ended: Promise<void>
  close: () => void
}

/** Opens `/events` and reads it as a browser does: what ends in the middle of a message counts for nothing. */
export async function readEvents(
  server: Pick<LocalServer, 'port' | 'token'>,
  onEvent: (event: MondrianEvent, reader: ClientRequest) => void = () => undefined,
  headers: Record<string, string> = {},
): Promise<EventReader> {
  const outgoing = request({
    port: server.port,
    host: '127.0.0.1',
    path: '/events',
    headers: { authorization: `Bearer ${server.token()}`, ...headers },
    agent: false,
  })
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.on('response', resolve).on('error', reject).end()
  })
  const events: MondrianEvent[] = []
  const waiting = new Set<(event: MondrianEvent) => void>()
  let text = ''
  let read = 0
  response.setEncoding('utf8').on('data', (more: string) => {
    text += more
    for (
      let end = text.indexOf('\n\n', read);
      end >= 0 && !outgoing.destroyed;
      end = text.indexOf('\n\n', read)
    ) {
      const data = /^data: (.*)$/m.exec(text.slice(read, end))?.[1]
      read = end + 2
      if (data === undefined) continue
      const event = eventSchema.parse(JSON.parse(data))
      events.push(event)
      onEvent(event, outgoing)
      for (const see of waiting) see(event)
    }
  })
  response.on('error', () => undefined)
  return {
    events,
    response,
    text: () => text,
    until: (accepts) =>
      new Promise((resolve) => {
        const past = events.find(accepts)
        if (past) return resolve(past)
        const see = (event: MondrianEvent): void => {
          if (!accepts(event)) return
          waiting.delete(see)
          resolve(event)
        }
        waiting.add(see)
      }),
    ended: new Promise((resolve) => response.on('close', resolve)),
    close: () => outgoing.destroy(),
  }
}
