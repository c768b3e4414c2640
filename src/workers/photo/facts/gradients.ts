import type { Plane } from '../pixels.ts'

/** Change of a plane per pixel to the right (`x`) and down (`y`); zero on the outermost pixels. */
export type Gradients = { width: number; height: number; x: Float32Array; y: Float32Array }

/** Sobel's operator divided by 8: a ramp of one level per pixel has gradient 1. */
export function sobel({ width, height, values }: Plane): Gradients {
  const x = new Float32Array(width * height)
  const y = new Float32Array(width * height)
  for (let row = 1; row < height - 1; row++) {
    for (let i = row * width + 1; i < (row + 1) * width - 1; i++) {
      const above = i - width
      const below = i + width
      const falling = values[below + 1]! - values[above - 1]!
      const rising = values[above + 1]! - values[below - 1]!
      x[i] = (falling + rising + 2 * (values[i + 1]! - values[i - 1]!)) / 8
      y[i] = (falling - rising + 2 * (values[below]! - values[above]!)) / 8
    }
  }
  return { width, height, x, y }
}

/** Squared strength of the gradient at pixel `i`. */
export function energyAt(gradients: Gradients, i: number): number {
  const x = gradients.x[i]!
  const y = gradients.y[i]!
  return x * x + y * y
}

/** Whether pixel `i` is as strong as its neighbours across the edge, so that edges are one pixel wide (Canny 1986). */
export function isRidge(gradients: Gradients, i: number): boolean {
  const across = Math.abs(gradients.x[i]!) > Math.abs(gradients.y[i]!) ? 1 : gradients.width
  const energy = energyAt(gradients, i)
  return energy >= energyAt(gradients, i - across) && energy > energyAt(gradients, i + across)
}
