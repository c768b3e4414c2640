// Camera metadata that can be believed, from Exif, IPTC and XMP.
// It never reads where a photo was taken, and broken metadata never fails a photo.
import exifReader from 'exifreader'
import { cameraSchema, type Camera } from '../../shared/photos.ts'

type Tags = Record<string, { value?: unknown; description?: unknown } | undefined>

/** Limits of what cameras and lenses can do; a value outside is nonsense the file carries along. */
const believable = {
  focalLength: [0.5, 10_000],
  focalLength35: [2, 20_000],
  aperture: [0.7, 128],
  shutter: [1e-6, 86_400],
  iso: [1, 10_000_000],
  exposureCompensation: [-12, 12],
} as const

/** Characters kept of a name, a title and a caption. */
const cap = { name: 100, title: 200, caption: 1000 }

/** What cameras and programs write where a photographer's words belong. */
const notWords =
  /^(x-default|untitled|sony dsc|minolta dsc|.*digital camera|samsung camera pictures|dcim\b.*)$/i

/** ISO as a 16-bit tag: all ones means "too large to say here". */
const isoOverflow = 65_535

/** Reads what a photo's metadata says; members are null where it says nothing, or nonsense. */
export function readCamera(bytes: Buffer): Camera {
  const { exif, iptc, xmp } = readTags(bytes)
  const iso = whole(exif.ISOSpeedRatings, believable.iso)
  return cameraSchema.parse({
    make: text(exif.Make, cap.name),
    model: text(exif.Model, cap.name),
    lens: lensName(text(exif.LensModel, cap.name) ?? text(xmp.Lens, cap.name)),
    focalLength: hundredths(rational(exif.FocalLength, believable.focalLength)),
    focalLength35: whole(exif.FocalLengthIn35mmFilm, believable.focalLength35),
    aperture: hundredths(rational(exif.FNumber, believable.aperture)),
    shutter: rational(exif.ExposureTime, believable.shutter),
    iso: iso === isoOverflow ? whole(exif.RecommendedExposureIndex, believable.iso) : iso,
    exposureCompensation: hundredths(rational(exif.ExposureBiasValue, believable.exposureCompensation)),
    flash: flashFired(exif.Flash),
    takenAt: takenAt(exif),
    title: firstWords([xmp.title, iptc['Object Name'], exif.XPTitle], cap.title),
    caption: firstWords([xmp.description, iptc['Caption/Abstract'], exif.ImageDescription], cap.caption),
  } satisfies Camera)
}

function readTags(bytes: Buffer): { exif: Tags; iptc: Tags; xmp: Tags } {
  try {
    // oxlint-disable-next-line import/no-named-as-default-member -- CommonJS: Node sees no named exports
    const groups = exifReader.load(bytes, {
      expanded: true,
      includeTags: { exif: true, iptc: ['Object Name', 'Caption/Abstract'], xmp: true },
    }) as Record<string, unknown>
    return { exif: tagsOf(groups.exif), iptc: tagsOf(groups.iptc), xmp: tagsOf(groups.xmp) }
  } catch {
    // A file without metadata, or with metadata nobody can parse, is still a photo.
    return { exif: {}, iptc: {}, xmp: {} }
  }
}

const tagsOf = (group: unknown): Tags => (group ?? {}) as Tags

/** A tag as one line of text: control characters become blanks, blanks are trimmed, `limit` characters kept. */
function text(tag: Tags[string], limit: number): string | null {
  if (typeof tag?.description !== 'string') return null
  const line = tag.description
    .slice(0, limit * 4)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff\ufffd]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  return Array.from(line).slice(0, limit).join('').trim() || null
}

/** The first tag that holds words of a person. */
function firstWords(tags: Tags[string][], limit: number): string | null {
  return tags.map((tag) => text(tag, limit)).find((words) => words !== null && !notWords.test(words)) ?? null
}

type Range = readonly [low: number, high: number]

/** A rational tag (numerator, denominator), null outside the believable range. */
function rational(tag: Tags[string], range: Range): number | null {
  return Array.isArray(tag?.value) ? within(Number(tag.value[0]) / Number(tag.value[1]), range) : null
}

/** A whole number, or the first of several, null outside the believable range. */
function whole(tag: Tags[string], range: Range): number | null {
  return within(Array.isArray(tag?.value) ? tag.value[0] : tag?.value, range)
}

function within(value: unknown, [low, high]: Range): number | null {
  return typeof value === 'number' && value >= low && value <= high ? value : null
}

function hundredths(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100
}

/** Cameras without lens contacts write "----" or "0.0 mm f/0.0". */
function lensName(name: string | null): string | null {
  return name !== null && /[1-9a-z]/i.test(name) && !/^0\.?0*\s*mm/i.test(name) ? name : null
}

/** Exif 2.32 tag 37385: bit 0 says whether the flash fired. */
function flashFired(tag: Tags[string]): boolean | null {
  return typeof tag?.value === 'number' ? (tag.value & 1) === 1 : null
}

/** Exif dates have no time zone of their own, so they stay text: "2019-07-04 21:15:00 +02:00". */
function takenAt(exif: Tags): string | null {
  const original = text(exif.DateTimeOriginal, cap.name)
  const written = original ?? text(exif.DateTimeDigitized, cap.name)
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(written ?? '')
  if (!parts || parts[1] === '0000' || parts[2] === '00' || parts[3] === '00') return null
  const offset = text(original === null ? exif.OffsetTimeDigitized : exif.OffsetTimeOriginal, cap.name)
  const zone = offset !== null && /^[+-]\d\d:\d\d$/.test(offset) ? ` ${offset}` : ''
  return `${parts[1]}-${parts[2]}-${parts[3]} ${parts[4]}${zone}`
}
