// Frames, the clock and what this browser remembers. Never talks to Mondrian.
import { voiceSessionSchema } from './voice/session.ts'
import { z } from './zod.ts'

/** Longest wait for a frame, milliseconds: a hidden page gets none, and its events must not pile up. */
const hiddenFrameMs = 250

/** Calls back with the next frame, or soon where the page is hidden. */
export function onNextFrame(callback: () => void): void {
  let called = false
  const once = (): void => {
    if (called) return
    called = true
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    callback()
  }
  const frame = requestAnimationFrame(once)
  const timer = setTimeout(once, hiddenFrameMs)
}

const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** Single letters as shortcuts; some people's speech input needs them off. */
  letterKeys: z.boolean().catch(true),
  /** Whether a first visitor turned down a model that looks. */
  keepsStarter: z.boolean().catch(false),
  /** How wide the small pictures of the grid are, pixels. */
  thumbSize: z.number().min(110).max(340).catch(180),
  /** Who is asked about the next photographs; empty where nobody was chosen yet. */
  advisorIds: z.array(z.string()).catch([]),
  /** How a person speaks with Mondrian. */
  voice: voiceSessionSchema.catch(voiceSessionSchema.parse({})),
})
export type Preferences = z.infer<typeof preferencesSchema>

const storageKey = 'mondrian'

/** What this browser remembers; the defaults where it remembers nothing or something else. */
export function readPreferences(): Preferences {
  try {
    return preferencesSchema.parse(JSON.parse(localStorage.getItem(storageKey) ?? '{}'))
  } catch {
    return preferencesSchema.parse({})
  }
}

/** Keeps the preferences where the browser allows it, and shows the theme. */
export function keepPreferences(preferences: Preferences): void {
  showTheme(preferences)
  try {
    localStorage.setItem(storageKey, JSON.stringify(preferences))
  } catch {
    // A browser that stores nothing forgets them with the page, no more.
  }
}

const shownSchema = z.object({ photoId: z.string(), jobId: z.string().nullable() })
export type Shown = z.infer<typeof shownSchema>

/** What this tab showed before it was reloaded; null where it is new. */
export function readShown(): Shown | null {
  try {
    return shownSchema.parse(JSON.parse(sessionStorage.getItem(storageKey) ?? 'null'))
  } catch {
    return null
  }
}

/** Keeps what this tab shows for its next reload, where the browser allows it. */
export function keepShown(shown: Shown): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(shown))
  } catch {
    // Without it a reload shows the newest photograph.
  }
}

const wantedKey = 'mondrian-wanted-model'

/** The download that shall write once it is here; null where there is none. */
export function readWanted(): string | null {
  try {
    return localStorage.getItem(wantedKey)
  } catch {
    return null
  }
}

/** Keeps it over reloads, where the browser allows it. */
export function keepWanted(name: string | null): void {
  try {
    if (name === null) localStorage.removeItem(wantedKey)
    else localStorage.setItem(wantedKey, name)
  } catch {
    // Without it the window of models offers to write with what has arrived.
  }
}

/** Whether `text` is in the clipboard now. An app may refuse the newer way and still know the older one. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelected(text)
  }
}

/** Puts a text into the clipboard in two forms, of which each program takes the one it understands; false where it may not. */
export async function copyRich(plain: string, html: string): Promise<boolean> {
  try {
    const parts = { 'text/plain': plain, 'text/html': html }
    const blobs = Object.entries(parts).map(([type, text]) => [type, new Blob([text], { type })] as const)
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
    return true
  } catch {
    return copyByEvent(plain, html)
  }
}

/** The older way, which an app that grants no permissions knows still. */
function copyByEvent(plain: string, html: string): boolean {
  let isCopied = false
  const fill = (event: ClipboardEvent): void => {
    event.preventDefault()
    event.clipboardData?.setData('text/plain', plain)
    event.clipboardData?.setData('text/html', html)
    isCopied = event.clipboardData !== null
  }
  document.addEventListener('copy', fill)
  document.execCommand('copy')
  document.removeEventListener('copy', fill)
  return isCopied
}

/** Has the browser save a file where it saves files. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href: url, download: file.name }).click()
  URL.revokeObjectURL(url)
}

function copySelected(text: string): boolean {
  const field = document.createElement('textarea')
  const focused = document.activeElement
  field.value = text
  field.className = 'visually-hidden'
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return isCopied
}

export function showTheme({ theme }: Preferences): void {
  document.documentElement.dataset['theme'] = theme
}
