import { hexToOklab, type Triple } from './colour.ts'

/** Plain names and a typical sRGB value of each, chosen by eye; a name is only ever tier B. */
const named: [name: string, hex: string][] = [
  ['black', '#0a0a0a'],
  ['charcoal', '#36393d'],
  ['dark gray', '#555555'],
  ['gray', '#808080'],
  ['silver gray', '#a0a0a0'],
  ['light gray', '#c4c4c4'],
  ['white', '#fafafa'],
  ['red', '#d3202a'],
  ['dark red', '#6d1218'],
  ['pink', '#f2a4b8'],
  ['dusty rose', '#d3a09a'],
  ['orange', '#f07f1e'],
  ['rust', '#a5462a'],
  ['peach', '#f7c3a0'],
  ['brown', '#6b4423'],
  ['light brown', '#a37c5f'],
  ['dark brown', '#38231a'],
  ['tan', '#c9a87c'],
  ['cream', '#f3e9d0'],
  ['yellow', '#f4d61f'],
  ['gold', '#c19a2b'],
  ['olive', '#6f7129'],
  ['pale olive', '#a0a97f'],
  ['lime', '#a4d13a'],
  ['green', '#2f9e44'],
  ['dark green', '#1d4427'],
  ['pale green', '#b5d8b4'],
  ['teal', '#17807e'],
  ['cyan', '#35c7d8'],
  ['sky blue', '#84bdea'],
  ['blue', '#2459c9'],
  ['dark blue', '#14224f'],
  ['slate blue', '#5f7590'],
  ['dark slate blue', '#37475f'],
  ['purple', '#7433a6'],
  ['plum', '#432234'],
  ['lavender', '#bda9e0'],
  ['magenta', '#cf2c93'],
]

const colours = named.map(([name, hex]) => ({ name, colour: hexToOklab(hex) }))

/** Below this chroma in OKLab a colour is a grey, above it never is. */
const greyChroma = 0.022
/** Hue and chroma differ more to the eye than lightness when colours are named. */
const chromaWeight = 1.6

/** A name never crosses to another hue for the sake of lightness: cosine of 47 degrees in the plane of a and b. */
const sameHue = Math.cos((47 * Math.PI) / 180)

/** The plain name nearest to an OKLab colour, of about its hue. */
export function nameColour(colour: Triple): string {
  let best = ''
  let bestDistance = Infinity
  for (const candidate of colours) {
    if (!isKin(candidate.colour, colour)) continue
    const [l, a, b] = candidate.colour
    const distance = (l - colour[0]) ** 2 + chromaWeight * ((a - colour[1]) ** 2 + (b - colour[2]) ** 2)
    if (distance >= bestDistance) continue
    best = candidate.name
    bestDistance = distance
  }
  return best
}

/** Both greys, or both coloured and of about the same hue. */
function isKin(one: Triple, other: Triple): boolean {
  if (isGreyish(one) || isGreyish(other)) return isGreyish(one) && isGreyish(other)
  const [, a, b] = one
  const [, c, d] = other
  return (a * c + b * d) / (Math.hypot(a, b) * Math.hypot(c, d)) >= sameHue
}

function isGreyish([, a, b]: Triple): boolean {
  return Math.hypot(a, b) < greyChroma
}
