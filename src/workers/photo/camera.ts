// Camera metadata that can be believed, from Exif, IPTC and XMP.
// Broken metadata never fails a photo.
import exifReader from 'exifreader'
import { cameraSchema, type Camera, type Place } from '../../shared/photos.ts'
import { asciiForUtf8 } from './exifUtf8.ts'
import { apertureOf, isoOf, shutterOf, takenAtOf } from './exposureValues.ts'
import { rational, rounded, text, whole, within, type Tag, type Tags } from './tagValues.ts'
import { readWords } from './words.ts'

/** Limits of what cameras and lenses can do; a value outside is nonsense the file carries along. */
const believable = {
  focalLength: [0.5, 10_000],
  focalLength35: [2, 20_000],
  aperture: [0.7, 128],
  shutter: [1e-6, 86_400],
  iso: [1, 10_000_000],
  exposureCompensation: [-12, 12],
  latitude: [-90, 90],
  longitude: [-180, 180],
  altitude: [-500, 100_000],
} as const

/** Characters kept of a name. */
const nameCap = 100

type Groups = { exif: Tags; iptc: Tags; xmp: Tags; gps: Record<string, unknown> }

/**
 * Reads what the metadata in the parts of a file says, an earlier part before a later one; members are null where
 * none says anything, or nonsense.
 */
export function readCamera(parts: Buffer[]): Camera {
  const groups = merge(parts.map(readTags))
  const { exif, xmp } = groups
  return cameraSchema.parse({
    make: text(exif.Make, nameCap),
    model: text(exif.Model, nameCap),
    lens: lensName(text(exif.LensModel, nameCap) ?? text(xmp.Lens, nameCap)),
    focalLength: rounded(rational(exif.FocalLength, believable.focalLength), 2),
    focalLength35: whole(exif.FocalLengthIn35mmFilm, believable.focalLength35),
    aperture: rounded(apertureOf(exif, believable.aperture), 2),
    shutter: shutterOf(exif, believable.shutter),
    iso: isoOf(exif, believable.iso),
    exposureCompensation: rounded(rational(exif.ExposureBiasValue, believable.exposureCompensation), 2),
    flash: flashFired(exif.Flash),
    takenAt: takenAtOf(exif),
    place: placeOf(groups.gps),
    ...readWords(groups),
  } satisfies Camera)
}

function readTags(bytes: Buffer): Groups {
  try {
    // oxlint-disable-next-line import/no-named-as-default-member -- CommonJS: Node sees no named exports
    const groups = exifReader.load(asArrayBuffer(asciiForUtf8(bytes)), {
      expanded: true,
      includeTags: {
        exif: true,
        iptc: ['Object Name', 'Caption/Abstract', 'Keywords', 'By-line', 'Copyright Notice'],
        xmp: true,
        gps: true,
      },
    }) as unknown
    return merge([groups as Partial<Groups>])
  } catch {
    // A file without metadata, or with metadata nobody can parse, is still a photo.
    return merge([])
  }
}

/** The memory of a buffer that has its own: a Buffer would be copied, as large as the file may be. */
function asArrayBuffer(bytes: Buffer): ArrayBuffer | Buffer {
  const { buffer } = bytes
  return buffer instanceof ArrayBuffer && buffer.byteLength === bytes.length ? buffer : bytes
}

/** What several parts say together; what an earlier one says stands. */
function merge(parts: Partial<Groups>[]): Groups {
  const together = (group: keyof Groups): Tags =>
    Object.assign({}, ...parts.map((part) => part[group]).toReversed()) as Tags
  return { exif: together('exif'), iptc: together('iptc'), xmp: together('xmp'), gps: together('gps') }
}

/** Cameras without lens contacts write "----" or "0.0 mm f/0.0". */
function lensName(name: string | null): string | null {
  return name !== null && /[1-9a-z]/i.test(name) && !/^0\.?0*\s*mm/i.test(name) ? name : null
}

/** Exif 2.32 tag 37385: bit 0 says whether the flash fired. */
function flashFired(tag: Tag): boolean | null {
  return typeof tag?.value === 'number' ? (tag.value & 1) === 1 : null
}

/** To a tenth of a metre. 0° N 0° E is what a receiver without a fix writes. */
function placeOf({ Latitude, Longitude, Altitude }: Record<string, unknown>): Place | null {
  const latitude = rounded(within(Latitude, believable.latitude), 6)
  const longitude = rounded(within(Longitude, believable.longitude), 6)
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return null
  return { latitude, longitude, altitude: rounded(within(Altitude, believable.altitude), 1) }
}
