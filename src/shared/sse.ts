// Reads a stream of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), however it
// is cut into pieces. Keeps only `data`; comments and other fields are passed over.

export type SseParser = {
  /** The data of each event that this piece of the stream completes. */
  push: (piece: string) => string[]
}

export function createSseParser(): SseParser {
  let unread = ''
  return {
    push: (piece) => {
      const events = (unread + piece).split('\n\n')
      unread = events.pop() ?? ''
      return events.flatMap((event) => {
        const data = event.split('\n').flatMap(dataOf)
        return data.length > 0 ? [data.join('\n')] : []
      })
    },
  }
}

function dataOf(line: string): string[] {
  if (!line.startsWith('data:')) return []
  const value = line.slice('data:'.length)
  return [value.startsWith(' ') ? value.slice(1) : value]
}
