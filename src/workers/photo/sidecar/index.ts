// The sidecar of one photograph: which of the advice it can state, and the text of the file. Never touches the disk.
import { AppError } from '../../../shared/errors.ts'
import { keptRectangle } from '../../../shared/keptRectangle.ts'
import type { Marks } from '../../../shared/marks.ts'
import type { Operation, OperationKind } from '../../../shared/operations.ts'
import { rawFormats, type PhotoFormat, type Rotation } from '../../../shared/photos.ts'
import type { SidecarContent, SidecarSetting } from '../../../shared/sidecar.ts'
import { develop } from '../develop.ts'
import { readHeader } from '../header.ts'
import { formatOf } from '../intake.ts'
import { turnFurther, uprightSize } from '../orientation.ts'
import { sensorOf } from '../raw/sensor.ts'
import { adobeCrop } from './adobeCrop.ts'
import { pickLabels } from './marksIn.ts'
import { mergeSidecar, type Said, type Settings } from './merge.ts'
import { utf8Of } from './utf8Of.ts'

export type SidecarOrder = {
  /** The sidecar that is there; null for none. */
  existing: Uint8Array | null
  content: SidecarContent
  rotation: Rotation
  /** Of the upright picture that was measured, in pixels. */
  width: number
  height: number
}

export type Sidecar = { xmp: Uint8Array; stated: SidecarSetting[]; kept: SidecarSetting[] }

/** What two pictures of one frame may differ in their proportions: sensors have a border that no picture shows. */
const mostStretch = 0.03

/**
 * The sidecar of the photograph with these bytes. A crop is stated where the file's own frame is the one that was
 * measured, an exposure of raw files only: that of a developed picture is not light any more.
 * Throws export-unwritable for an existing sidecar that cannot be added to, and what opening a photo throws.
 */
export async function makeSidecar(bytes: Buffer, order: SidecarOrder): Promise<Sidecar> {
  const { operations, marks: _, ...said } = order.content
  const { settings, stored } = await settingsOf(bytes, order)
  const unstated = operations.filter((operation) => !isStated(operation, settings))
  const words = [...new Set(unstated.map(({ kind }) => kindNames[kind]))]
  const merged = mergeSidecar(textOf(order.existing), { ...said, settings, stored, unstated: words })
  if (!merged) throw unreadable('is damaged, or no XMP')
  const { text, ...rest } = merged
  return { xmp: Buffer.from(text), ...rest }
}

const kindNames: Record<OperationKind, string> = {
  level: 'turn',
  crop: 'crop',
  exposure: 'exposure',
  shadows: 'shadows',
  highlights: 'highlights',
  whiteBalance: 'white balance',
  saturation: 'saturation',
  local: 'dodging and burning',
  sharpen: 'sharpening',
  monochrome: 'black and white',
}

const settingOf: Partial<Record<OperationKind, SidecarSetting>> = {
  level: 'crop',
  crop: 'crop',
  exposure: 'exposure',
}
const isStated = ({ kind }: Operation, settings: Settings): boolean => {
  const setting = settingOf[kind]
  return setting !== undefined && settings[setting] !== undefined
}

const unreadable = (how: string): AppError =>
  new AppError('export-unwritable', `The sidecar that is there ${how}, so it was left as it is.`, {
    hint: 'Move it away, then try again.',
  })

/** Throws export-unwritable for another encoding than UTF-8. */
function textOf(existing: Uint8Array | null): string | null {
  const text = existing && utf8Of(existing)
  if (existing !== null && text === null) throw unreadable('is not in UTF-8')
  return text
}

async function settingsOf(
  bytes: Buffer,
  { content, rotation, width, height }: SidecarOrder,
): Promise<Pick<Said, 'settings' | 'stored'>> {
  const { operations } = content
  const format = formatOf(bytes)
  const isRaw = (rawFormats as readonly PhotoFormat[]).includes(format)
  const developed = await develop(bytes, format)
  const header = await readHeader(developed.file, developed)
  const size = { width: header.width, height: header.height }
  const stops = operations.reduce((sum, step) => sum + (step.kind === 'exposure' ? step.stops : 0), 0)
  const exposure = isRaw && stops !== 0 ? [['crs:Exposure2012', signed(stops)] as const] : null
  const orientation = turnFurther(header.orientation, rotation)
  // A rendering from the sensor is upright already, so nothing says how its file lies.
  const isKnown =
    developed.rendition !== 'neutral-rendering' &&
    isAlike(uprightSize(size, orientation), { width, height }) &&
    (!isRaw || isSensorAlike(bytes, size))
  const crop = isKnown ? cropOf(operations, { width, height }, size, orientation) : null
  const stored = { ...size, orientation: header.orientation }
  const ofAdvice = { ...(crop && { crop }), ...(exposure && { exposure }) }
  return { settings: { ...ofAdvice, ...markSettings(content.marks) }, stored }
}

/** As Lightroom writes them: a reject has minus one star, a label its English name. A flag is digiKam's own, too. */
function markSettings({ rating, flag, label }: Marks): Pick<Settings, 'rating' | 'label' | 'pick'> {
  const stars = flag === 'reject' ? -1 : rating
  return {
    ...(stars !== 0 && { rating: [['xmp:Rating', String(stars)]] }),
    ...(flag && { pick: [['digiKam:PickLabel', pickLabels[flag]]] }),
    ...(label && { label: [['xmp:Label', `${label[0]!.toUpperCase()}${label.slice(1)}`]] }),
  }
}

const isAlike = (one: { width: number; height: number }, other: { width: number; height: number }): boolean =>
  Math.abs((one.width * other.height) / (one.height * other.width) - 1) < mostStretch

/** Whether the picture in a raw file shows all that its sensor has: a camera may have cropped it, to 16:9 for one. */
function isSensorAlike(bytes: Buffer, size: { width: number; height: number }): boolean {
  const sensor = sensorOf(bytes)
  return sensor !== null && isAlike(sensor, size)
}

function cropOf(
  operations: readonly Operation[],
  upright: { width: number; height: number },
  stored: { width: number; height: number },
  orientation: number,
): Settings['crop'] | null {
  if (operations.every(({ kind }) => settingOf[kind] !== 'crop')) return null
  const kept = keptRectangle(upright, operations)
  const scale = uprightSize(stored, orientation)
  const [across, down] = [scale.width / upright.width, scale.height / upright.height]
  const scaled = { ...kept, x: kept.x * across, y: kept.y * down }
  const size = { width: kept.width * across, height: kept.height * down }
  const crop = adobeCrop({ ...scaled, ...size }, stored, orientation)
  if (!crop) return null
  const { left, top, right, bottom, angle } = crop
  return [
    ['crs:HasCrop', 'True'],
    ['crs:CropLeft', share(left)],
    ['crs:CropTop', share(top)],
    ['crs:CropRight', share(right)],
    ['crs:CropBottom', share(bottom)],
    ['crs:CropAngle', share(angle)],
  ]
}

/** Without zeros at its end, as Camera Raw writes it. */
const share = (value: number): string => String(Number(value.toFixed(6)) + 0)
const signed = (stops: number): string => `${stops > 0 ? '+' : ''}${stops.toFixed(2)}`
