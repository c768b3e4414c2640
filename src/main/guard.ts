// What no page of the app may do, whoever wrote it. Grants one thing by request: the microphone, to our own page, while
// somebody is about to speak there.
import { app, session, systemPreferences, type WebContents } from 'electron'
import { openExternal } from './externalLinks.ts'
import { mayListen } from './mayListen.ts'
import { pageOrigin } from './pageOrigin.ts'

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

/** Refuses camera, place, notifications, devices and the rest, and the microphone but as above. To be called after `ready`. */
export function guardSession(isArmed: () => boolean, onFault: (error: unknown) => void): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, permission, reply, details) => {
    const { requestingUrl, isMainFrame } = details
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    const isGranted = mayListen({ permission, mediaTypes, url: requestingUrl, isMainFrame }, isArmed())
    const answer = isGranted && process.platform === 'darwin' ? askOnMac(onFault) : Promise.resolve(isGranted)
    void answer.then(reply)
  })
  defaultSession.setPermissionCheckHandler((_contents, permission, origin, details) => {
    const { requestingUrl: url = `${origin}/`, isMainFrame, mediaType = 'unknown' } = details
    return mayListen({ permission, mediaTypes: [mediaType], url, isMainFrame }, isArmed())
  })
  defaultSession.setDevicePermissionHandler(() => false)
}

/** macOS asks its person once, and from then on answers for them. */
async function askOnMac(onFault: (error: unknown) => void): Promise<boolean> {
  try {
    return await systemPreferences.askForMediaAccess('microphone')
  } catch (error) {
    onFault(error)
    return false
  }
}
