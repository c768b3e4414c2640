// Numbers as a photographer reads them. Figures keep their width where they change while one looks.

/** Milliseconds as "0.6 s", "23 s", "1 min 12 s". */
export function durationText(milliseconds: number): string {
  if (milliseconds < 9950) return `${(milliseconds / 1000).toFixed(1)} s`
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 60) return `${seconds} s`
  const rest = seconds % 60
  return rest === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${rest} s`
}

/** A running clock, milliseconds as "23.4 s" or "1:12 min". */
export function clockText(milliseconds: number): string {
  const tenths = Math.floor(Math.max(0, milliseconds) / 100)
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`
  const seconds = Math.floor(tenths / 10)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`
}

/** An estimate, milliseconds as "~12 s", "~4 min". */
export function estimateText(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000))
  return seconds < 55 ? `~${seconds} s` : `~${Math.max(1, Math.round(seconds / 60))} min`
}

/** Bytes as "412 kB", "164 MB", "3.1 GB". */
export function bytesText(bytes: number): string {
  if (bytes < 999_500) return `${Math.ceil(bytes / 1000)} kB`
  if (bytes < 9_950_000) return `${(bytes / 1e6).toFixed(1)} MB`
  return bytes < 999_500_000 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
}

/** A part of a whole, 0..1, as "42 %". */
export const shareText = (share: number): string => `${Math.floor(100 * share)} %`

/** Tokens per second: "14.2", "1393". */
export const speedText = (perSecond: number): string =>
  perSecond < 99.95 ? perSecond.toFixed(1) : String(Math.round(perSecond))

/** The same text, but no line ends between a number and its unit. */
export const unbroken = (text: string): string => text.replaceAll(/(\d) (?=%|px|dB|stops)/g, '$1\u00a0')

/** "1 photograph", "3 photographs". */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

const day = 86_400_000

/** A past moment as a list shows it: "today", "Tue", "4 Jul", "4 Jul 2025". Milliseconds since 1970. */
export function dayText(at: number, now: number): string {
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  if (at >= midnight) return 'today'
  const date = new Date(at)
  if (at >= midnight - 6 * day) return date.toLocaleDateString('en-GB', { weekday: 'short' })
  const sameYear = date.getFullYear() === new Date(now).getFullYear()
  const year = sameYear ? {} : ({ year: 'numeric' } as const)
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...year })
}
