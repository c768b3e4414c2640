// The local server inside the app: off until a person turns it on, gone with the app.
import { onFreePort } from '../server/freePort.ts'
import { createServer, type LocalServer, type ServerOptions } from '../server/http/index.ts'

export type LocalServerSwitch = {
  /** The link that opens the studio in a browser of this computer; null while the server is off. */
  link: () => string | null
  turnOn: () => Promise<void>
  turnOff: () => Promise<void>
  /** Makes older links and sessions worthless. */
  renew: () => Promise<void>
}

export function createLocalServerSwitch(options: Omit<ServerOptions, 'port'>): LocalServerSwitch {
  let server: LocalServer | null = null
  return {
    link: () => server && `${server.url}/#token=${server.token()}`,
    async turnOn() {
      server ??= await onFreePort(undefined, (port) => createServer({ ...options, port }))
    },
    async turnOff() {
      const running = server
      server = null
      await running?.close()
    },
    async renew() {
      await server?.revoke()
    },
  }
}
