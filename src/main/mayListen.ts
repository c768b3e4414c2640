import { pageOrigin } from './pageOrigin.ts'

/** What a page asks for, in Electron's words. */
export type MediaWish = {
  permission: string
  mediaTypes: readonly string[]
  /** The address of the frame that asks. */
  url: string
  isMainFrame: boolean
}

/** Whether a page may have what it asks for: the microphone alone, for our own page itself, while somebody is about to speak. */
export function mayListen(
  { permission, mediaTypes, url, isMainFrame }: MediaWish,
  isArmed: boolean,
): boolean {
  const isMicrophone = permission === 'media' && mediaTypes.length === 1 && mediaTypes[0] === 'audio'
  return isArmed && isMicrophone && isMainFrame && url.startsWith(`${pageOrigin}/`)
}
