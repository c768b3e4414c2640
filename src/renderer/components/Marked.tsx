import type { FoundPart } from '../../shared/findCommand.ts'

/** A name with what was looked for in it. */
export function nameParts(name: string, text: string | undefined): FoundPart[] {
  const words = (text ?? '').split(/[\s"]+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (words.length === 0) return [{ text: name, isHit: false }]
  const escaped = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  const hits = new RegExp(`((?<![\\p{L}\\p{N}])(?:${escaped.join('|')}))`, 'giu')
  return name
    .split(hits)
    .map((part, index) => ({ text: part, isHit: index % 2 === 1 }))
    .filter((part) => part.text !== '')
}

/** Text in which what was found is marked. */
export function Marked({ parts }: { parts: readonly FoundPart[] }) {
  return parts.map(({ text, isHit }, index) =>
    isHit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  )
}
