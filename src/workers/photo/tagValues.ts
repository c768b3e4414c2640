// Values of metadata tags that can be believed: bounded numbers, and text as one clean, capped line.
// It never knows what a tag means.

export type Tag = { value?: unknown; description?: unknown } | undefined
export type Tags = Record<string, Tag>
export type Range = readonly [low: number, high: number]

/** Text as one line: control characters become blanks, blanks are trimmed, `limit` characters kept; null if empty. */
export function line(words: unknown, limit: number): string | null {
  if (typeof words !== 'string') return null
  const clean = words
    .slice(0, limit * 4)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff\ufffd]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  return Array.from(clean).slice(0, limit).join('').trim() || null
}

/** A tag as one line of text. */
export function text(tag: Tag, limit: number): string | null {
  return line(tag?.description, limit)
}

/** A rational tag (numerator, denominator), null outside the believable range. */
export function rational(tag: Tag, range: Range): number | null {
  return Array.isArray(tag?.value) ? within(Number(tag.value[0]) / Number(tag.value[1]), range) : null
}

/** A whole number, or the first of several, null outside the believable range. */
export function whole(tag: Tag, range: Range): number | null {
  return within(Array.isArray(tag?.value) ? tag.value[0] : tag?.value, range)
}

export function within(value: unknown, [low, high]: Range): number | null {
  return typeof value === 'number' && value >= low && value <= high ? value : null
}

/** `value` rounded to this many decimal places. */
export function rounded(value: number | null, places: number): number | null {
  return value === null ? null : Number(value.toFixed(places))
}
