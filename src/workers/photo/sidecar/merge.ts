// A sidecar with what Mondrian has to say added to it. Whatever else stands in it stays, character for character.
import type { SidecarContent, SidecarSetting } from '../../../shared/sidecar.ts'
import { emptyPacket, listOf, namespaces, readPacket, valueOf, type Packet } from './packet.ts'
import { encoded } from './xml.ts'

/** Settings of Camera Raw as they are written: names with their values. */
export type Settings = Partial<Record<SidecarSetting, readonly (readonly [name: string, value: string])[]>>

export type Said = Omit<SidecarContent, 'operations' | 'marks'> & {
  settings: Settings
  /** Of the picture as its file stores it: in pixels, and its Exif orientation. */
  stored: { width: number; height: number; orientation: number }
  /** What is advised and has no counterpart, in few words. */
  unstated: readonly string[]
}

export type Merged = {
  text: string
  stated: SidecarSetting[]
  /** What somebody set there already, and keeps. */
  kept: SidecarSetting[]
}

/** Where Mondrian notes what it set, to know its own values again. */
const notes: Record<SidecarSetting, string> = {
  crop: 'mondrian:Crop',
  exposure: 'mondrian:Exposure',
  rating: 'mondrian:Rating',
  label: 'mondrian:Label',
  pick: 'mondrian:Pick',
}
/** Where marks stand: what was taken back here goes there, too. */
const marked = { rating: 'xmp:Rating', label: 'xmp:Label', pick: 'digiKam:PickLabel' } as const

/** Null where `existing` is no XMP. */
export function mergeSidecar(existing: string | null, said: Said): Merged | null {
  const packet = readPacket(existing ?? emptyPacket)
  if (!packet) return null
  const wanted = Object.keys(said.settings) as SidecarSetting[]
  const kept = wanted.filter((setting) => isSetByOthers(packet, setting, said.settings[setting]!))
  const stated = wanted.filter((setting) => !kept.includes(setting))
  const pairs = stated.flatMap((setting) => said.settings[setting]!)
  const going = [...pairs.map(([name]) => name), ...takenBack(packet, said.settings)]
  const edits = [...removals(packet, new Set(going))]
  const attributes = [
    ...pairs,
    ...stated.map((setting) => [notes[setting], noteOf(said.settings[setting]!)] as const),
    ...missing(packet, said, stated),
  ]
  const lists = [
    addTo(packet, edits, 'dc:subject', ['Mondrian', said.advisor]),
    ...hierarchies(packet, edits, said.advisor),
  ]
  edits.push(insertion(packet, attributes, [...lists, ...ownLists(packet, said)].filter(Boolean)))
  return { text: applied(packet.text, edits), stated, kept }
}

type Edit = { start: number; end: number; text: string }

const noteOf = (pairs: Settings[SidecarSetting] & {}): string => pairs.map(([, value]) => value).join(' ')

/** Whether it holds a crop or an exposure that is not what Mondrian noted that it set. */
function isSetByOthers(
  packet: Packet,
  setting: SidecarSetting,
  pairs: Settings[SidecarSetting] & {},
): boolean {
  const values = pairs.map(([name]) => valueOf(packet, name))
  const [value = null] = values
  const isSet =
    setting === 'crop'
      ? value?.toLowerCase() === 'true'
      : setting === 'label'
        ? value !== null && value !== ''
        : value !== null && Number(value) !== 0
  const isOwn = values.join(' ') === valueOf(packet, notes[setting])
  return isSet ? !isOwn : setting === 'label' && hasForeignLabel(packet)
}

/** Whether darktable or digiKam gave it a color in a field of its own. */
const hasForeignLabel = (packet: Packet): boolean =>
  (listOf(packet, 'darktable:colorlabels')?.items.length ?? 0) > 0 ||
  !['', '0'].includes(valueOf(packet, 'digiKam:ColorLabel') ?? '')

/** Marks that Mondrian set and that the photograph has no longer. */
const takenBack = (packet: Packet, settings: Settings): string[] =>
  (Object.keys(marked) as (keyof typeof marked)[]).flatMap((setting) => {
    const value = valueOf(packet, marked[setting])
    const isOwn = value !== null && value === valueOf(packet, notes[setting])
    return isOwn && !settings[setting] ? [marked[setting]] : []
  })

/** All that is Mondrian's own, and what is set anew; a description that holds nothing else goes with it. */
function* removals({ properties, descriptions, text }: Packet, set: ReadonlySet<string>): Generator<Edit> {
  const isGoing = (name: string): boolean => name.startsWith('mondrian:') || set.has(name)
  for (const description of descriptions) {
    const going = properties.filter(({ of, name }) => of === description && isGoing(name))
    if (going.length === 0) continue
    const own = description.attributes.filter(({ name }) => !/^xmlns(:|$)|:about$/.test(name))
    if (going.length === own.length + description.children.length) {
      yield { start: withSpace(text, description.start), end: description.end, text: '' }
      continue
    }
    for (const property of going) {
      if ('attribute' in property) yield { ...property.attribute, text: '' }
      else {
        const { start, end } = property.element
        yield { start: withSpace(text, start), end, text: '' }
      }
    }
  }
}

/** Where the white space before `at` begins. */
function withSpace(text: string, at: number): number {
  let start = at
  while (start > 0 && /\s/.test(text[start - 1]!)) start--
  return start
}

/** What settings need beside them, where the file does not say it: they mean nothing without. */
function missing(
  packet: Packet,
  { stored }: Said,
  settings: readonly SidecarSetting[],
): (readonly [string, string])[] {
  const needed = [
    ...(settings.includes('crop') || settings.includes('exposure')
      ? [['crs:HasSettings', 'True'] as const]
      : []),
    // Exposure2012 belongs to the process of 2012 and later ones; 11.0 is the newest without further masks.
    ...(settings.includes('exposure') ? [['crs:ProcessVersion', '11.0'] as const] : []),
    ...(settings.includes('crop')
      ? [
          ['tiff:ImageWidth', String(stored.width)] as const,
          ['tiff:ImageLength', String(stored.height)] as const,
          ['tiff:Orientation', String(stored.orientation)] as const,
        ]
      : []),
  ]
  return needed.filter(([name]) => packet.properties.every((property) => property.name !== name))
}

/** Adds words to a list that is there; else it is returned as a new one, empty where there is nothing to add. */
function addTo(packet: Packet, edits: Edit[], name: string, words: readonly string[]): string {
  const found = listOf(packet, name)
  const added = words.filter((word) => !found?.items.includes(word))
  if (!found) {
    const isThere = packet.properties.some((property) => property.name === name)
    return isThere ? '' : asList(packet, name, 'Bag', words)
  }
  const { list } = found
  // One that closes itself holds nothing: it stays, rather than be rewritten.
  if (added.length === 0 || list.close === list.end) return ''
  const prefix = /^.*:/.exec(list.name)?.[0] ?? ''
  const items = added.map((word) => `<${prefix}li>${encoded(word)}</${prefix}li>`).join('')
  edits.push({ start: list.close, end: list.close, text: items })
  return ''
}

/**
 * Keywords in hierarchies. Who finds a list of them reads no other: so a new one begins with the flat keywords that are
 * there, as Lightroom writes it, and digiKam's own list is added to where there is one.
 */
function hierarchies(packet: Packet, edits: Edit[], advisor: string): string[] {
  const name = 'lr:hierarchicalSubject'
  const flat = listOf(packet, name) ? [] : (listOf(packet, 'dc:subject')?.items ?? [])
  const own = ['Mondrian', advisor]
  const words = [...flat.filter((word) => !own.includes(word)), `Mondrian|${advisor.replaceAll('|', '/')}`]
  if (listOf(packet, 'digiKam:TagsList'))
    addTo(packet, edits, 'digiKam:TagsList', [`Mondrian/${advisor.replaceAll('/', ' ')}`])
  return [addTo(packet, edits, name, words)]
}

function ownLists(packet: Packet, { advisor, writtenAt, summary, advice, unstated }: Said): string[] {
  const element = (name: string, value: string): string =>
    `   <mondrian:${name}>${encoded(value)}</mondrian:${name}>\n`
  const list = (name: string, words: readonly string[]): string =>
    words.length === 0 ? '' : asList(packet, `mondrian:${name}`, 'Seq', words)
  return [
    element('Advisor', advisor),
    writtenAt === null ? '' : element('WrittenAt', writtenAt),
    element('Summary', summary),
    list('Advice', advice),
    list('NotStated', unstated),
  ]
}

function asList({ rdfPrefix }: Packet, name: string, kind: 'Bag' | 'Seq', words: readonly string[]): string {
  const items = words.map((word) => `     <${rdfPrefix}li>${encoded(word)}</${rdfPrefix}li>\n`).join('')
  return `   <${name}>\n    <${rdfPrefix}${kind}>\n${items}    </${rdfPrefix}${kind}>\n   </${name}>\n`
}

/** A description of its own at the end of the RDF. */
function insertion(
  { rdf, rdfPrefix, about, text }: Packet,
  attributes: readonly (readonly [string, string])[],
  elements: readonly string[],
): Edit {
  const declared = (['crs', 'tiff', 'xmp', 'dc', 'lr', 'digiKam', 'mondrian'] as const).map(
    (prefix) => `\n    xmlns:${prefix}="${namespaces[prefix]}"`,
  )
  const own = attributes.map(([name, value]) => `\n   ${name}="${encoded(value)}"`)
  const head = `<${rdfPrefix}Description ${rdfPrefix}about="${encoded(about)}"${declared.join('')}${own.join('')}>`
  const description = `\n  ${head}\n${elements.join('')}  </${rdfPrefix}Description>`
  if (rdf.close < rdf.end) {
    const start = withSpace(text, rdf.close)
    return { start, end: start, text: description }
  }
  const end = `>${description}\n </${rdf.name}>`
  return { start: text.lastIndexOf('/', rdf.end), end: rdf.end, text: end }
}

/** The text with all edits, none of which lies in another one. */
function applied(text: string, edits: readonly Edit[]): string {
  let at = 0
  let result = ''
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return result + text.slice(at)
}
