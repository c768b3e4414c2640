// Who may stay connected. Strangers, who have shown no credentials, have places of their own, so that no number of
// them takes one from somebody who has.
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Limits } from './limits.ts'

export type Connections = {
  /** Takes a new connection. Where strangers are too many, the one that has been quiet for longest goes. */
  admit: (socket: Socket) => void
  /**
   * To be told of every request without credentials: a stranger who asks is not the quietest any more. One who asks
   * again before the answer goes, and so does the first of those whose answers take long, where they are too many.
   */
  hear: (socket: Socket, outgoing: ServerResponse) => void
  /** To be told of every request with credentials. False where all places for those are taken. */
  recognize: (socket: Socket) => boolean
}

export function createConnections(
  limits: Pick<Limits, 'strangers' | 'strangersAnswered' | 'recognized'>,
): Connections {
  /** The quietest first. */
  const strangers = new Set<Socket>()
  /** Strangers whose answers are not sent yet, the first first. */
  const answered = new Set<Socket>()
  const recognized = new Set<Socket>()

  const turnOut = (socket: Socket): void => {
    strangers.delete(socket)
    answered.delete(socket)
    socket.destroy()
  }
  const turnOutFirst = (sockets: Set<Socket>): void => {
    const [first] = sockets
    if (first) turnOut(first)
  }

  return {
    admit(socket) {
      strangers.add(socket)
      socket.on('close', () => {
        strangers.delete(socket)
        answered.delete(socket)
        recognized.delete(socket)
      })
      if (strangers.size > limits.strangers) turnOutFirst(strangers)
    },
    hear(socket, outgoing) {
      if (!strangers.delete(socket)) return
      if (answered.has(socket)) return turnOut(socket)
      strangers.add(socket)
      answered.add(socket)
      outgoing.on('finish', () => answered.delete(socket))
      if (answered.size > limits.strangersAnswered) turnOutFirst(answered)
    },
    recognize(socket) {
      if (!recognized.has(socket)) {
        if (recognized.size >= limits.recognized) return false
        strangers.delete(socket)
        answered.delete(socket)
        recognized.add(socket)
      }
      // What is silent for long may be waiting for a critique.
      socket.setTimeout(0)
      return true
    },
  }
}
