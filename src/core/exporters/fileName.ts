// Names of files that every system takes, whatever a photograph is called.
import { namePlaceholders, type NamePlaceholder } from '../../shared/exports.ts'
import { AppError } from '../../shared/errors.ts'
import { plainLine } from '../../shared/plainText.ts'

/** Bytes of UTF-8, ending left aside: 255 is what file systems take, less room for a number and an ending. */
const longestStem = 200

/** Windows keeps these for devices, whatever follows after a dot. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])$/i
const characters = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** `stem` fit to be a file's name on Linux, macOS and Windows; `ending` without its dot. Never a path, never empty. */
export function safeFileName(stem: string, ending: string): string {
  const plain = plainLine(stem.normalize('NFC'))
    // Marks of direction would show the name in another order than it has.
    .replaceAll(/[\p{Cc}\ufffd\u061c\u200e\u200f]/gu, '')
    .replaceAll(/[<>:"/\\|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
  const kept = trimmed(cutName(trimmed(plain), longestStem))
  const name = kept === '' ? 'photo' : kept
  return `${reserved.test(name.split('.')[0]!.trim()) ? '_' : ''}${name}.${ending}`
}

/** No hidden file, none that a command takes for an option, and no end that Windows drops. */
const trimmed = (name: string): string =>
  name
    .replace(/^[\s.]+/, '')
    .replace(/^-+/, '_')
    .replace(/[\s.]+$/, '')

/** The beginning of a name, of so many bytes at most, cut between whole characters. */
export function cutName(name: string, longest: number): string {
  let kept = ''
  let bytes = 0
  for (const { segment } of characters.segment(name)) {
    bytes += Buffer.byteLength(segment)
    if (bytes > longest) break
    kept += segment
  }
  return kept
}

/** `template` with what stands in braces put in. Throws AppError `bad-request` for a placeholder that there is not. */
export function fillTemplate(template: string, values: Record<NamePlaceholder, string>): string {
  return template.replaceAll(/\{([^{}]*)\}/g, (_, given: string) => {
    const known = namePlaceholders.find((each) => each === given)
    if (known) return values[known]
    const choices = namePlaceholders.map((each) => `{${each}}`).join(', ')
    throw new AppError('bad-request', `There is no {${given}} in the name of a file.`, {
      hint: `Use ${choices}.`,
    })
  })
}

/** "pier (2).md". */
export const numberedName = (name: string, number: number): string =>
  number < 2 ? name : name.replace(/(\.[^.]*)$/, ` (${number})$1`)

/** Hands out each name once, also where systems do not tell two apart: the second "a.md" or "A.md" is "A (2).md". */
export function createNames(): (name: string) => string {
  const taken = new Set<string>()
  const keyOf = (name: string): string => name.normalize('NFC').toLowerCase()
  const next = new Map<string, number>()
  return (name) => {
    let number = next.get(keyOf(name)) ?? 1
    while (taken.has(keyOf(numberedName(name, number)))) number++
    next.set(keyOf(name), number + 1)
    const free = numberedName(name, number)
    taken.add(keyOf(free))
    return free
  }
}
