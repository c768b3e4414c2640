// The stream of one job over HTTP, as a test reads it.
import { eventSchema, type MondrianEvent } from '../../src/shared/events.ts'

export const eventsIn = (text: string): MondrianEvent[] =>
  [...text.matchAll(/^data: (.*)\n/gm)].map(([, data]) => eventSchema.parse(JSON.parse(data!)))

/** Reads a stream to its end, or until what it has told so far is enough. */
export async function readUntil(
  reply: Response,
  isEnough: (events: MondrianEvent[]) => boolean,
): Promise<string> {
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value
    if (isEnough(eventsIn(text))) break
  }
  await reader.cancel()
  return text
}
