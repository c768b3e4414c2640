// Variants of labelled photographs whose labels follow by arithmetic.
import { hash } from 'node:crypto'
import sharp from 'sharp'
import type { Box } from '../../src/shared/sight.ts'
import type { LabelPoint, SightLabel } from './labels.ts'

/** A small upright JPEG as the photo child makes it, and what is to be seen in it. */
export type SightCase = { name: string; jpeg: Buffer; label: SightLabel }

type Size = { width: number; height: number }
/** Where a point of the frame goes, in shares. */
type Move = (point: LabelPoint) => LabelPoint
type Variant = { jpeg: Promise<Buffer>; move: Move }

const still: Move = (point) => point
const quality = 90
const cropped = 0.8
const degrees = 4

/** What is done to a photograph, each with what it does to its points. */
const changes: Record<string, (jpeg: Buffer, size: Size) => Variant> = {
  half: (jpeg, { width }) => ({
    jpeg: sharp(jpeg)
      .resize(Math.round(width / 2))
      .jpeg({ quality })
      .toBuffer(),
    move: still,
  }),
  cropped: (jpeg, { width, height }) => {
    const size = { width: Math.round(width * cropped), height: Math.round(height * cropped) }
    const left = Math.round((width - size.width) / 2)
    const top = Math.round((height - size.height) / 2)
    return {
      jpeg: sharp(jpeg)
        .extract({ left, top, ...size })
        .jpeg({ quality })
        .toBuffer(),
      move: ([x, y]) => [(x * width - left) / size.width, (y * height - top) / size.height],
    }
  },
  mirrored: (jpeg) => ({
    jpeg: sharp(jpeg).flop().jpeg({ quality }).toBuffer(),
    move: ([x, y]) => [1 - x, y],
  }),
  dark: (jpeg) => ({ jpeg: sharp(jpeg).linear(0.45, 0).jpeg({ quality }).toBuffer(), move: still }),
  turned: (jpeg, { width, height }) => {
    const angle = (degrees * Math.PI) / 180
    const cos = Math.cos(angle)
    const sin = Math.sin(angle)
    const across = width * cos + height * sin
    const down = width * sin + height * cos
    return {
      jpeg: sharp(jpeg).rotate(degrees, { background: '#777' }).jpeg({ quality }).toBuffer(),
      move: ([x, y]) => {
        const right = (x - 0.5) * width
        const below = (y - 0.5) * height
        return [0.5 + (right * cos - below * sin) / across, 0.5 + (right * sin + below * cos) / down]
      },
    }
  },
  blurred: (jpeg) => ({ jpeg: sharp(jpeg).blur(1.6).jpeg({ quality }).toBuffer(), move: still }),
  grey: (jpeg) => ({ jpeg: sharp(jpeg).greyscale().jpeg({ quality }).toBuffer(), move: still }),
  coarse: (jpeg) => ({ jpeg: sharp(jpeg).jpeg({ quality: 25 }).toBuffer(), move: still }),
}

/** Every photograph with three or four of the changes, in turn, and the astronaut and a word put into landscapes. */
export async function makeVariants(photos: SightCase[]): Promise<SightCase[]> {
  const variants: SightCase[] = []
  const kinds = Object.entries(changes)
  for (const [index, photo] of photos.entries()) {
    const size = await sizeOf(photo.jpeg)
    for (const [turn, [kind, change]] of kinds.entries()) {
      if ((index * 3 + turn) % kinds.length >= 3) continue
      const { jpeg, move } = change(photo.jpeg, size)
      variants.push({ name: `${photo.name}:${kind}`, jpeg: await jpeg, label: moved(photo.label, move) })
    }
  }
  const byName = new Map(photos.map((photo) => [photo.name, photo]))
  const person = byName.get('astronaut.png')
  const landscapes = [
    'coast-cliff.jpg',
    'misty-forest.jpg',
    'teal-mountain.jpg',
    'pier-sunset.jpg',
    'canyon-icc.jpg',
  ]
  for (const [index, name] of landscapes.entries()) {
    const land = byName.get(name)
    if (!land) continue
    if (person) variants.push(await withPerson(land, person, 0.25 + index * 0.1, index * 0.12))
    variants.push(await withWord(land, ['HARBOUR', 'Silent Valley', 'OPEN', 'No entry', 'museum'][index]!))
  }
  return variants
}

/** Whether a case is held back: about a third of them, by the SHA-256 of its name, so that no run can choose. */
export function isHeldBack(name: string): boolean {
  return Number.parseInt(hash('sha256', name).slice(0, 8), 16) % 3 === 0
}

async function sizeOf(jpeg: Buffer): Promise<Size> {
  const { width, height } = await sharp(jpeg).metadata()
  return { width, height }
}

function moved(label: SightLabel, move: Move): SightLabel {
  return {
    ...label,
    faces: label.faces.map((face) => ({ ...face, box: movedBox(face.box, move) })),
    subject: label.subject && {
      ...label.subject,
      outline: label.subject.outline.map(move),
      unjudged: label.subject.unjudged.map(move),
    },
    lines: label.lines.map(({ x1, y1, x2, y2 }) => {
      const from = move([x1, y1])
      const to = move([x2, y2])
      return { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }
    }),
  }
}

function movedBox({ x, y, width, height }: Box, move: Move): Box {
  const corners = [move([x, y]), move([x + width, y]), move([x, y + height]), move([x + width, y + height])]
  const across = corners.map(([each]) => each)
  const down = corners.map(([, each]) => each)
  const left = Math.min(...across)
  const top = Math.min(...down)
  return { x: left, y: top, width: Math.max(...across) - left, height: Math.max(...down) - top }
}

/** A person put into a landscape, `share` of its height tall, its feet at its lower edge. */
async function withPerson(
  land: SightCase,
  person: SightCase,
  share: number,
  left: number,
): Promise<SightCase> {
  const { width, height } = await sizeOf(land.jpeg)
  const side = Math.round(height * share)
  const at = { left: Math.round(left * width), top: height - side }
  const small = await sharp(person.jpeg).resize(side, side).toBuffer()
  const jpeg = await sharp(land.jpeg)
    .composite([{ input: small, ...at }])
    .jpeg({ quality })
    .toBuffer()
  const { faces, subject } = moved(person.label, ([x, y]) => [
    (at.left + x * side) / width,
    (at.top + y * side) / height,
  ])
  const names = [...land.label.names, ...person.label.names]
  const isSmall = side * person.label.faces[0]!.box.width < 25
  return {
    name: `${land.name}:with-person`,
    jpeg,
    label: {
      ...land.label,
      names,
      subject,
      faces: faces.map((face) => ({ ...face, eyes: isSmall ? null : face.eyes })),
    },
  }
}

async function withWord(land: SightCase, word: string): Promise<SightCase> {
  const { width, height } = await sizeOf(land.jpeg)
  const size = Math.round(height / 12)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect x="${width * 0.1}" y="${height * 0.12}" width="${size * word.length * 0.8}" height="${size * 1.6}" fill="#202830"/><text x="${width * 0.1 + size * 0.6}" y="${height * 0.12 + size * 1.15}" font-family="DejaVu Sans" font-size="${size}" fill="#f0f0e8">${word}</text></svg>`
  const jpeg = await sharp(land.jpeg)
    .composite([{ input: Buffer.from(svg) }])
    .jpeg({ quality })
    .toBuffer()
  return { name: `${land.name}:with-word`, jpeg, label: { ...land.label, writing: [word] } }
}
