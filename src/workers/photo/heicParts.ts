// What of a HEIC its decoder gets to see: the kinds of boxes, items and properties that a photo needs, and no others.
// libheif 1.23.2, the newest that is published for WebAssembly, lacks the security fixes of 1.23.3 to 1.23.5, which
// are in its uncompressed codec, its sequences and other parts that no camera's photo uses.
import { AppError } from '../../shared/errors.ts'
import { boxesIn, type Box } from './boxes.ts'

/** Boxes of the file, of its `meta`, and of the properties in that (ISO/IEC 23008-12, 14496-12). */
const known = {
  file: new Set(['ftyp', 'meta', 'mdat', 'free', 'skip']),
  meta: new Set(['hdlr', 'pitm', 'iloc', 'iinf', 'iref', 'iprp', 'idat', 'dinf', 'grpl', 'free', 'skip']),
  properties: new Set(
    'ispe pixi colr hvcC irot imir clap pasp auxC rloc lsel clli mdcv amve free skip'.split(' '),
  ),
}

/** Kinds of items: pictures in HEVC, grids of them, and metadata. */
const pictures = new Set(['hvc1', 'grid', 'iden'])
const metadata = new Set(['Exif', 'mime', 'uri '])

/** What a box or an item is called that no reader knows, and all skip. */
const nothing = 'free'

/**
 * A copy of a HEIC in which everything else is made unknown, in place, so that every offset stays right.
 * Throws photo-format where the photo itself is of another kind.
 */
export function onlyKnownParts(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  const hide = ({ typeAt }: Pick<Box, 'typeAt'>): void => void copy.write(nothing, typeAt, 'latin1')
  for (const box of boxesIn(bytes, 0, bytes.length)) {
    if (!known.file.has(box.type)) hide(box)
    else if (box.type === 'meta') hideInMeta(bytes, box, hide)
  }
  return copy
}

function hideInMeta(bytes: Buffer, meta: Box, hide: (box: Pick<Box, 'typeAt'>) => void): void {
  // Four bytes of version and flags stand before the boxes.
  const inside = [...boxesIn(bytes, meta.at + 4, meta.end)]
  const primary = readPrimary(
    bytes,
    inside.find(({ type }) => type === 'pitm'),
  )
  for (const box of inside) {
    if (!known.meta.has(box.type)) hide(box)
    if (box.type === 'iinf') hideItems(bytes, box, primary, hide)
    if (box.type !== 'iprp') continue
    for (const child of boxesIn(bytes, box.at, box.end)) {
      if (child.type !== 'ipco' && child.type !== 'ipma') hide(child)
      if (child.type !== 'ipco') continue
      for (const property of boxesIn(bytes, child.at, child.end)) {
        if (!known.properties.has(property.type)) hide(property)
      }
    }
  }
}

function readPrimary(bytes: Buffer, pitm: Box | undefined): number | null {
  if (!pitm) return null
  const idBytes = bytes[pitm.at] === 0 ? 2 : 4
  return pitm.at + 4 + idBytes > pitm.end ? null : bytes.readUIntBE(pitm.at + 4, idBytes)
}

function hideItems(
  bytes: Buffer,
  iinf: Box,
  primary: number | null,
  hide: (box: Pick<Box, 'typeAt'>) => void,
): void {
  const countBytes = bytes[iinf.at] === 0 ? 2 : 4
  for (const entry of boxesIn(bytes, iinf.at + 4 + countBytes, iinf.end)) {
    const version = bytes[entry.at] ?? 0
    const idBytes = version === 3 ? 4 : 2
    // Before version 2 an item has no kind. After its number come two bytes of its protection.
    const typeAt = entry.at + 4 + idBytes + 2
    if (entry.type !== 'infe' || version < 2 || typeAt + 4 > entry.end) {
      hide(entry)
      continue
    }
    const kind = bytes.toString('latin1', typeAt, typeAt + 4)
    if (pictures.has(kind) || metadata.has(kind)) continue
    if (bytes.readUIntBE(entry.at + 4, idBytes) === primary) throw unfamiliar()
    hide({ typeAt })
  }
}

function unfamiliar(): AppError {
  return new AppError(
    'photo-format',
    'This HEIC holds its picture in a way Mondrian does not read. Save it as a JPEG and add that.',
  )
}
