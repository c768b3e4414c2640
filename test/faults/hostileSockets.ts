// Sockets that mean no good, in a process of their own: both sides together may need more files than one may open.
// node hostileSockets.ts, then by message {port, kind, count}; answers with how many were connected, and keeps them
// until the next order.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** How each kind behaves once it is connected; `again` is what it does every half second from then on. */
const kinds = {
  silent: () => undefined,
  'slow headers': (socket: Socket) => {
    socket.write('GET / HTTP/1.1\r\nX-Slow: ')
    return () => socket.write('a')
  },
  'slow body': (socket: Socket, host: string) => {
    socket.write(`POST /upload HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1000000\r\n\r\n`)
    return () => socket.write('a')
  },
  'half closed': (socket: Socket) => {
    socket.end('GET / HTTP/1.1\r\n')
    return undefined
  },
  'idle after an answer': (socket: Socket, host: string) => {
    socket.resume().write(`GET /health HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
    return undefined
  },
  'never reading': (socket: Socket, host: string) => {
    socket.write(`GET /assets/large.js HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
    return undefined
  },
} satisfies Record<string, (socket: Socket, host: string) => (() => void) | undefined>

export type SocketKind = keyof typeof kinds
export const socketKinds = Object.keys(kinds) as SocketKind[]
export type CrowdOrder = { port: number; kind: SocketKind; count: number }

async function open({
  port,
  kind,
}: CrowdOrder): Promise<{ socket: Socket; again: (() => void) | undefined } | null> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  const isConnected = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  if (!isConnected) return null
  // The server may end it whenever it likes.
  socket.on('error', () => undefined)
  return { socket, again: kinds[kind](socket, `127.0.0.1:${port}`) }
}

if (process.send) {
  let stop = (): void => undefined
  process.on('disconnect', () => process.exit())
  process.on('message', (order: CrowdOrder) => {
    void (async () => {
      stop()
      const opened = await Promise.all(Array.from({ length: order.count }, () => open(order)))
      const sockets = opened.filter((socket) => socket !== null)
      const timer = setInterval(() => {
        for (const { socket, again } of sockets) if (socket.writable) again?.()
      }, 500)
      stop = () => {
        clearInterval(timer)
        for (const { socket } of sockets) socket.destroy()
      }
      process.send?.(sockets.length)
    })()
  })
}
