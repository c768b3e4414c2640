import { readFileSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import { z } from 'zod'

/** Device-independent pixels. */
const windowStateSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1).max(100_000),
  height: z.int().min(1).max(100_000),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof windowStateSchema>

export const smallest = { width: 720, height: 480 }
const usual = { width: 1280, height: 840, maximized: false }
/** So much of a window's top must be on a screen for a person to take hold of it. */
const grip = { width: 100, height: 40 }

/** How much of `a` and `b` lies above each other, along one axis. */
const overlap = (aStart: number, aLength: number, bStart: number, bLength: number): number =>
  Math.min(aStart + aLength, bStart + bLength) - Math.max(aStart, bStart)

const canBeTaken = ({ x, y, width }: WindowState, area: Rectangle): boolean =>
  overlap(x, width, area.x, area.width) >= grip.width &&
  overlap(y, grip.height, area.y, area.height) >= grip.height

/**
 * Where the window goes: as `text` remembers it, if that makes sense and lies on one of the screens' `areas`.
 * Without a place the system chooses one.
 */
export function placeWindow(
  text: string,
  areas: Rectangle[],
): Omit<WindowState, 'x' | 'y'> & Partial<WindowState> {
  const state = windowStateSchema.safeParse(parseJson(text)).data
  if (!state || !areas.some((area) => canBeTaken(state, area))) return usual
  const { width, height } = state
  return { ...state, width: Math.max(width, smallest.width), height: Math.max(height, smallest.height) }
}

/** What `writeWindowState` left in `file`; nothing where it never did. */
export function readWindowState(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state), { mode: 0o600 })
  } catch {
    // A window that opens in the usual place is no reason to complain while one leaves.
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
