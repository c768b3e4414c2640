// 3 × 3 matrices as rows. It never checks that one can be inverted.

export type Xyz = readonly [x: number, y: number, z: number]

export const transpose = (rows: readonly (readonly number[])[]): number[][] =>
  rows[0]!.map((_, i) => rows.map((row) => row[i]!))
/** A matrix times a vector. */
export const times = (rows: readonly (readonly number[])[], [a, b, c]: readonly number[]): Xyz =>
  rows.map((row) => row[0]! * a! + row[1]! * b! + row[2]! * c!) as unknown as Xyz
export const product = (left: number[][], right: number[][]): number[][] =>
  transpose(transpose(right).map((column) => [...times(left, column)]))

/** Of a 3 × 3 matrix, by its cofactors. */
export function inverse(m: readonly (readonly number[])[]): number[][] {
  const cofactor = (r: number, c: number): number =>
    m[(r + 1) % 3]![(c + 1) % 3]! * m[(r + 2) % 3]![(c + 2) % 3]! -
    m[(r + 1) % 3]![(c + 2) % 3]! * m[(r + 2) % 3]![(c + 1) % 3]!
  const determinant = [0, 1, 2].reduce((sum, c) => sum + m[0]![c]! * cofactor(0, c), 0)
  return [0, 1, 2].map((r) => [0, 1, 2].map((c) => cofactor(c, r) / determinant))
}
