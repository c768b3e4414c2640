// Exposure and date as Exif states them in more than one way (Exif 3.0, annex C and 4.6.6).
// It never invents a value: what no tag says, or says impossibly, is null.
import { rational, text, whole, within, type Range, type Tag, type Tags } from './tagValues.ts'

/** Aperture from its APEX value (f-number = 2^(Av/2)) where FNumber is missing. */
export function apertureOf(exif: Tags, range: Range): number | null {
  return (
    rational(exif.FNumber, range) ??
    within(
      apex(exif.ApertureValue, (value) => 2 ** (value / 2)),
      range,
    )
  )
}

/** Exposure time in seconds, from its APEX value (2^-Tv) where ExposureTime is missing. */
export function shutterOf(exif: Tags, range: Range): number | null {
  return (
    rational(exif.ExposureTime, range) ??
    within(
      apex(exif.ShutterSpeedValue, (value) => 2 ** -value),
      range,
    )
  )
}

/** 0 is what is written for "unknown". */
function apex(tag: Tag, from: (value: number) => number): number | null {
  if (!Array.isArray(tag?.value)) return null
  const value = Number(tag.value[0]) / Number(tag.value[1])
  return Number.isFinite(value) && value !== 0 ? from(value) : null
}

/** ISO as a 16-bit tag: all ones means "too large to say here". */
const isoOverflow = 65_535

const sensitivities = ['StandardOutputSensitivity', 'RecommendedExposureIndex', 'ISOSpeed'] as const

/** Which of the sensitivities the old tag stands for, by SensitivityType 1 to 7; of two or more, the recommended one. */
const meant: Record<number, (typeof sensitivities)[number]> = {
  1: 'StandardOutputSensitivity',
  3: 'ISOSpeed',
  5: 'StandardOutputSensitivity',
}

/** ISO, from the tags of Exif 2.3 where the old one is missing or too small for it. */
export function isoOf(exif: Tags, range: Range): number | null {
  const iso = whole(exif.ISOSpeedRatings, range)
  if (iso !== null && iso !== isoOverflow) return iso
  const first = meant[whole(exif.SensitivityType, [0, 7]) ?? 0] ?? 'RecommendedExposureIndex'
  for (const name of [first, ...sensitivities]) {
    const value = whole(exif[name], range)
    if (value !== null) return value
  }
  return null
}

/** Years in which a photograph can have been taken. */
const years: Range = [1826, 2100]

/** Exif dates have no time zone of their own, so they stay text: "2019-07-04 21:15:00 +02:00". Impossible ones are none. */
export function takenAtOf(exif: Tags): string | null {
  return (
    dateOf(exif.DateTimeOriginal, exif.OffsetTimeOriginal) ??
    dateOf(exif.DateTimeDigitized, exif.OffsetTimeDigitized)
  )
}

function dateOf(tag: Tag, offset: Tag): string | null {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(text(tag, 40) ?? '')
  if (!parts) return null
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as Six
  const isDay =
    within(year, years) !== null && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
  // A minute may end with a leap second.
  if (!isDay || hour > 23 || minute > 59 || second > 60) return null
  return `${parts.slice(1, 4).join('-')} ${parts.slice(4, 7).join(':')}${zoneOf(offset)}`
}

type Six = [number, number, number, number, number, number]

/** The last day of a month: the day before the first of the next. */
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Zones lie between 12 hours behind and 14 before UTC. */
function zoneOf(tag: Tag): string {
  const parts = /^([+-])(\d\d):(\d\d)$/.exec(text(tag, 40) ?? '')
  if (!parts) return ''
  const minutes = Number(parts[2]) * 60 + Number(parts[3])
  const most = (parts[1] === '-' ? 12 : 14) * 60
  return Number(parts[3]) < 60 && minutes <= most ? ` ${parts[0]}` : ''
}
