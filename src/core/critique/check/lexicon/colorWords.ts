// What colours the words of a critique may mean. Judges swatches generously: brown counts as red, too.

type Hsv = { hue: number; chroma: number; value: number }
export type ColorWord = {
  name: string
  words: string
  isHue: boolean
  /** Whether a swatch may be called so at all. */
  mayBe: (hex: string) => boolean
  /** Whether nobody would deny that it is so. */
  surelyIs: (hex: string) => boolean
}

/** Chroma, 0..1, under which nobody sees the hue, and from which everybody does. */
const faintest = 0.04
const plain = 0.15
/** Degrees by which a plain colour must lie within the range of its word. */
const margin = 10

/** Hue in degrees, chroma and value 0..1, of "#rrggbb". */
export function hsvOf(hex: string): Hsv {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ]
  const value = Math.max(red, green, blue)
  const chroma = value - Math.min(red, green, blue)
  if (chroma === 0) return { hue: 0, chroma, value }
  const sextant =
    value === red
      ? (green - blue) / chroma
      : value === green
        ? 2 + (blue - red) / chroma
        : 4 + (red - green) / chroma
  return { hue: (60 * sextant + 360) % 360, chroma, value }
}

const isBetween = (hue: number, from: number, to: number): boolean =>
  from <= to ? hue >= from && hue <= to : hue >= from || hue <= to

const hue = (name: string, words: string, from: number, to: number): ColorWord => ({
  name,
  words,
  isHue: true,
  mayBe: (hex) => {
    const { hue: degrees, chroma } = hsvOf(hex)
    return chroma >= faintest && isBetween(degrees, from, to)
  },
  surelyIs: (hex) => {
    const { hue: degrees, chroma } = hsvOf(hex)
    return chroma >= plain && isBetween(degrees, (from + margin) % 360, to - margin)
  },
})
const neutral = (name: string, words: string, mayBe: (hsv: Hsv) => boolean): ColorWord => ({
  name,
  words,
  isHue: false,
  mayBe: (hex) => mayBe(hsvOf(hex)),
  surelyIs: () => false,
})

export const colorWords: ColorWord[] = [
  hue('red', 'reds?|reddish|crimsons?|scarlets?|rub(?:y|ies)|burgund(?:y|ies)|maroons?', 335, 30),
  hue('pink', 'pinks?|pinkish|rosy|salmon', 290, 30),
  hue('orange', 'oranges?|ambers?|rust|copper|terracotta', 5, 50),
  hue('brown', 'browns?|brownish|tans?|beiges?|sepia|och(?:re|er)s?|rust|umbers?|sienna', 0, 60),
  hue('yellow', 'yellows?|yellowish|golds?|golden', 20, 75),
  hue('green', 'greens?|greenish|olives?|emeralds?|limes?', 50, 180),
  hue('teal', 'teals?|turquoises?|cyans?|aquas?', 150, 215),
  hue('blue', 'blues?|bluish|nav(?:y|ies)|indigos?|azures?|cobalt|sapphires?', 175, 265),
  hue('purple', 'purples?|violets?|lavenders?|lilacs?|mauves?|plums?', 235, 335),
  hue('magenta', 'magentas?|fuchsias?', 280, 350),
  neutral('black', 'blacks?', ({ value }) => value < 0.4),
  neutral('white', 'whites?', ({ value }) => value > 0.7),
  neutral('gray', 'gr[ae]ys?', ({ chroma }) => chroma < plain),
]

/** The colours named in a text, each once. */
export function colorsIn(text: string): ColorWord[] {
  return colorWords.filter(({ words }) => new RegExp(String.raw`\b(?:${words})\b`, 'i').test(text))
}

export const isWarm = (hex: string): boolean => isTinted(hex) && isBetween(hsvOf(hex).hue, 300, 75)
export const isCool = (hex: string): boolean => isTinted(hex) && isBetween(hsvOf(hex).hue, 90, 285)
const isTinted = (hex: string): boolean => hsvOf(hex).chroma >= 2 * faintest
