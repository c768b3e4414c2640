// An XMP packet read as far as a sidecar needs: which properties stand where. Changes nothing.
import { mondrianNamespace } from '../../../shared/sidecar.ts'
import { decoded, readXml, type XmlAttribute, type XmlElement } from './xml.ts'

export const namespaces = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  crs: 'http://ns.adobe.com/camera-raw-settings/1.0/',
  tiff: 'http://ns.adobe.com/tiff/1.0/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  dc: 'http://purl.org/dc/elements/1.1/',
  lr: 'http://ns.adobe.com/lightroom/1.0/',
  darktable: 'http://darktable.sf.net/',
  digiKam: 'http://www.digikam.org/ns/1.0/',
  mondrian: mondrianNamespace,
} as const
export type Prefix = keyof typeof namespaces

/** A property of the photograph, as an attribute or as an element; `name`: "crs:HasCrop" by the prefixes above. */
export type Property = { name: string; of: XmlElement } & (
  | { attribute: XmlAttribute }
  | { element: XmlElement }
)

export type Packet = {
  text: string
  rdf: XmlElement
  /** Of RDF, with its colon, as this file has it. */
  rdfPrefix: string
  /** What is described, as it stands in the file. */
  about: string
  descriptions: XmlElement[]
  properties: Property[]
}

type Scope = ReadonlyMap<string, string>

const nothing = `<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Mondrian">
 <rdf:RDF xmlns:rdf="${namespaces.rdf}">
 </rdf:RDF>
</x:xmpmeta>
`
/** The mark of an XMP packet that may be changed (ISO 16684-1, 7.3.2). */
export const emptyPacket = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${nothing}<?xpacket end="w"?>\n`

/** Null for what is no XMP. */
export function readPacket(text: string): Packet | null {
  const root = readXml(text)
  const found = root && findRdf(root, new Map())
  if (!found) return null
  const { rdf, scope } = found
  const properties: Property[] = []
  const descriptions: XmlElement[] = []
  let about: string | null = null
  for (const of of rdf.children) {
    const inner = scopeOf(of, scope)
    const nameIn = (name: string): string | null => canonical(name, inner)
    if (nameIn(of.name) !== 'rdf:Description') continue
    descriptions.push(of)
    for (const attribute of of.attributes) {
      const name = nameIn(attribute.name)
      if (name === 'rdf:about') about ??= attribute.value
      else if (name !== null) properties.push({ name, of, attribute })
    }
    for (const element of of.children) {
      const name = canonical(element.name, scopeOf(element, inner))
      if (name !== null) properties.push({ name, of, element })
    }
  }
  const rdfPrefix = /^.*:/.exec(rdf.name)?.[0] ?? ''
  return { text, rdf, rdfPrefix, about: about ?? '', descriptions, properties }
}

function findRdf(element: XmlElement, outer: Scope): { rdf: XmlElement; scope: Scope } | null {
  const scope = scopeOf(element, outer)
  if (canonical(element.name, scope) === 'rdf:RDF') return { rdf: element, scope }
  for (const child of element.children) {
    const found = findRdf(child, scope)
    if (found) return found
  }
  return null
}

function scopeOf({ attributes }: XmlElement, outer: Scope): Scope {
  const declared = attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (declared.length === 0) return outer
  return new Map([...outer, ...declared.map(({ name, value }) => [name.slice(6), value] as const)])
}

/** The name by the prefixes above; null for one of another namespace. */
function canonical(name: string, scope: Scope): string | null {
  const [prefix, local] = name.includes(':') ? (name.split(':', 2) as [string, string]) : ['', name]
  const uri = scope.get(prefix)
  const known = Object.entries(namespaces).find(([, each]) => each === uri)
  return known ? `${known[0]}:${local}` : null
}

/** The value of a simple property; null where there is none, or where it is a list or a structure. */
export function valueOf({ text, properties }: Packet, name: string): string | null {
  const found = properties.find((property) => property.name === name)
  if (!found) return null
  if ('attribute' in found) return found.attribute.value
  const { children, inner, close } = found.element
  return children.length > 0 ? null : decoded(text.slice(inner, close))
}

/** The list (rdf:Bag, Seq or Alt) of a property with its items' text; null where there is none. */
export function listOf(
  { text, properties }: Packet,
  name: string,
): { list: XmlElement; items: string[] } | null {
  const found = properties.find((property) => property.name === name)
  const list = found && 'element' in found ? found.element.children[0] : undefined
  if (!list) return null
  return { list, items: list.children.map(({ inner, close }) => decoded(text.slice(inner, close)) ?? '') }
}
