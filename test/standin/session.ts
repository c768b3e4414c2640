import { loud } from './loud.ts'

type Modelled = 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0]

export type SessionModel = {
  session: { defaultSession: Pick<Electron.Session, Modelled> }
  /** What a page gets that asks for something. Without a handler Electron grants everything. */
  request: (contents: unknown, permission: string, details: object) => Promise<boolean>
  check: (contents: unknown, permission: string) => boolean
}

export function createSession(): SessionModel {
  let onRequest: RequestHandler = null
  let onCheck: CheckHandler = null
  const defaultSession: Pick<Electron.Session, Modelled> = {
    setPermissionRequestHandler(handler) {
      onRequest = handler
    },
    setPermissionCheckHandler(handler) {
      onCheck = handler
    },
    setDevicePermissionHandler: () => undefined,
  }
  return {
    session: loud('session', { defaultSession: loud('session.defaultSession', defaultSession) }),
    request: (contents, permission, details) =>
      new Promise((resolve) => {
        if (onRequest === null) return resolve(true)
        onRequest(contents as never, permission as never, resolve, details as never)
      }),
    check: (contents, permission) =>
      onCheck?.(contents as never, permission as never, '', {} as never) ?? true,
  }
}
