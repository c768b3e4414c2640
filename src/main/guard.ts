// What no page of the app may do, whoever wrote it. Never grants anything by request.
import { app, session, type WebContents } from 'electron'
import { openExternal } from './externalLinks.ts'
import { pageOrigin } from './pages.ts'

/** The address of the page that speaks, if it is ours and no frame within it. */
type Sender = { senderFrame: { url: string; parent: unknown } | null }

/** To be asked about every message. An opaque origin is `null` for any page: only the address tells. */
export const isOwnPage = ({ senderFrame }: Sender): boolean =>
  senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(`${pageOrigin}/`)

type Navigation = { url: string; isMainFrame: boolean; preventDefault: () => void }

/** A page may be loaded anew, by the development server for one; it may go nowhere else, and no frame anywhere. */
function stay(navigation: Navigation): void {
  const isReload = navigation.isMainFrame && navigation.url === `${pageOrigin}/`
  if (!isReload) navigation.preventDefault()
}

/** Refuses navigation, new windows and webviews to everything that is ever shown. To be called before `ready`. */
export function guardContents(onFault: (error: unknown) => void): void {
  app.on('web-contents-created', (_, contents: WebContents) => {
    contents.on('will-navigate', stay)
    contents.on('will-frame-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      openExternal(url).catch(onFault)
      return { action: 'deny' }
    })
  })
}

/** Refuses camera, microphone, place, notifications, devices and the rest. To be called after `ready`. */
export function guardSession(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  session.defaultSession.setDevicePermissionHandler(() => false)
}
