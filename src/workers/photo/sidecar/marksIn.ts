// What a sidecar says of stars, rejection and color label, in the fields of the programs that write them.
import { labelNamed, labels, type ForeignMarks, type Label } from '../../../shared/marks.ts'
import { listOf, readPacket, valueOf, type Packet } from './packet.ts'
import { utf8Of } from './utf8Of.ts'

/** digiKam:ColorLabel, by its numbers; orange, magenta and the rest have no counterpart. */
const digiKamLabels: Record<string, Label> = { 1: 'red', 3: 'yellow', 4: 'green', 5: 'blue' }
/** digiKam:PickLabel; 2 is pending. */
export const pickLabels = { reject: '1', pick: '3' } as const
export const digiKamFlags: Record<string, 'pick' | 'reject'> = {
  [pickLabels.reject]: 'reject',
  [pickLabels.pick]: 'pick',
}

/** Null for what is no XMP, or in another encoding than UTF-8. Members are null where nothing is said. */
export function marksIn(bytes: Uint8Array): Omit<ForeignMarks, 'from'> | null {
  const text = utf8Of(bytes)
  const packet = text === null ? null : readPacket(text)
  if (!packet) return null
  const written = valueOf(packet, 'xmp:Rating')
  const stars = written === null || written.trim() === '' ? Number.NaN : Number(written)
  const picked = digiKamFlags[valueOf(packet, 'digiKam:PickLabel') ?? ''] ?? null
  return {
    // Some write "4.0"; half stars are none of ours.
    rating: stars >= 0 && stars <= 5 ? Math.floor(stars) : null,
    flag: stars < 0 ? 'reject' : picked,
    label: labelIn(packet),
  }
}

function labelIn(packet: Packet): Label | null {
  return labelOf({
    named: valueOf(packet, 'xmp:Label'),
    darktable: listOf(packet, 'darktable:colorlabels')?.items[0],
    digiKam: valueOf(packet, 'digiKam:ColorLabel'),
  })
}

type LabelFields = Record<'named' | 'darktable' | 'digiKam', string | null | undefined>

/** The color of xmp:Label, else the first of darktable:colorlabels, else digiKam:ColorLabel; null for none. */
export function labelOf({ named, darktable, digiKam }: LabelFields): Label | null {
  const color = labelNamed(named ?? '')
  if (color) return color
  const number = darktable?.trim() ?? ''
  // Its numbers count red, yellow, green, blue and purple from 0.
  const numbered = /^[0-4]$/.test(number) ? labels[Number(number)] : undefined
  return numbered ?? digiKamLabels[digiKam ?? ''] ?? null
}
