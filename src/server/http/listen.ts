import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Listening = {
  port: number
  /** Ends every connection, and resolves when all are gone. */
  close: () => Promise<void>
}

async function listenOn(server: Server, port: number, host: string): Promise<Server> {
  server.listen({ port, host, exclusive: true })
  await once(server, 'listening')
  return server
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}

/**
 * Listens on 127.0.0.1 and, where the machine has it, on ::1, both on the same port; 0 takes any that is free.
 * Rejects with Node's `EADDRINUSE` when one of them is taken: `localhost` may mean either.
 */
export async function listen(openServer: () => Server, port: number): Promise<Listening> {
  const first = await listenOn(openServer(), port, '127.0.0.1')
  const servers = [first]
  const bound = (first.address() as AddressInfo).port
  try {
    servers.push(await listenOn(openServer(), bound, '::1'))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') {
      await close(first)
      throw error
    }
  }
  return {
    port: bound,
    close: async () => {
      await Promise.all(servers.map(close))
    },
  }
}
