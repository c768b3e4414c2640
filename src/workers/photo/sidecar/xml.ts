// A small strict reader of XML that knows where everything stands, so that the rest of a file stays as it is. No
// declarations of types, no entities but XML's own: a sidecar has none.

/** Offsets count UTF-16 units of the text. */
export type XmlAttribute = { name: string; value: string; start: number; end: number }
export type XmlElement = {
  name: string
  attributes: XmlAttribute[]
  children: XmlElement[]
  start: number
  /** Behind the opening tag; where it closes itself, the end. */
  inner: number
  /** Where the closing tag begins; where it closes itself, the end. */
  close: number
  end: number
}

const mostDepth = 64
const nameStart = /[^\s/>="'<!?]+/y
const attributeNext = /\s+([^\s/>="'<]+)\s*=\s*("[^"<]*"|'[^'<]*')/y
const tagEnd = /\s*(\/?)>/y
const closing = /<\/([^\s/>="'<]+)\s*>/y

/** The root element; null where the text is no well-formed XML, or declares a type. Takes time in proportion to it. */
export function readXml(text: string): XmlElement | null {
  const open: XmlElement[] = []
  let root: XmlElement | null = null
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const passed = skipAside(text, at)
    if (passed === null) return null
    if (passed > at) {
      at = passed
      continue
    }
    closing.lastIndex = at
    const closed = closing.exec(text)
    if (closed) {
      const ended = open.pop()
      if (!ended || ended.name !== closed[1]) return null
      ended.close = at
      at = ended.end = closing.lastIndex
      continue
    }
    const element = readTag(text, at)
    if (!element || open.length >= mostDepth) return null
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else if (root) return null
    else root = element
    at = element.inner
    if (element.end === 0) open.push(element)
  }
  return open.length === 0 ? root : null
}

/** Behind a comment, an instruction or literal text at `at`; `at` where there is none, null where it has no end. */
function skipAside(text: string, at: number): number | null {
  const kinds = [
    ['<!--', '-->'],
    ['<?', '?>'],
    ['<![CDATA[', ']]>'],
  ] as const
  const kind = kinds.find(([begin]) => text.startsWith(begin, at))
  if (!kind) return text.startsWith('<!', at) ? null : at
  const end = text.indexOf(kind[1], at + kind[0].length)
  return end < 0 ? null : end + kind[1].length
}

function readTag(text: string, start: number): XmlElement | null {
  nameStart.lastIndex = start + 1
  const name = nameStart.exec(text)?.[0]
  if (name === undefined) return null
  const attributes: XmlAttribute[] = []
  const seen = new Set<string>()
  let at = nameStart.lastIndex
  for (;;) {
    attributeNext.lastIndex = at
    const found = attributeNext.exec(text)
    if (!found) break
    const value = decoded(found[2]!.slice(1, -1))
    if (value === null || seen.has(found[1]!)) return null
    seen.add(found[1]!)
    attributes.push({ name: found[1]!, value, start: at, end: attributeNext.lastIndex })
    at = attributeNext.lastIndex
  }
  tagEnd.lastIndex = at
  const end = tagEnd.exec(text)
  if (!end) return null
  const inner = tagEnd.lastIndex
  const isWhole = end[1] === '/'
  return { name, attributes, children: [], start, inner, close: inner, end: isWhole ? inner : 0 }
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Text with its entities replaced; null for one that XML does not know. */
export function decoded(text: string): string | null {
  let isKnown = true
  const plain = text.replaceAll(/&([^;&\s]{0,10});?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) isKnown = false
    const number = /^#x([\da-f]+)$/i.exec(name)?.[1] ?? /^#(\d+)$/.exec(name)?.[1]
    const code =
      number === undefined ? NaN : Number.parseInt(number, name[1]?.toLowerCase() === 'x' ? 16 : 10)
    if (code > 0 && code <= 0x10_ff_ff) return String.fromCodePoint(code)
    const known = named[name]
    if (known === undefined) isKnown = false
    return known ?? ''
  })
  return isKnown ? plain : null
}

/** Text as it stands in XML, also between quotes; what XML 1.0 cannot hold is left out. */
export const encoded = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // A parser reads it as a new line otherwise.
    .replaceAll('\r', '&#13;')
