import { dirname, join, relative, resolve } from 'node:path'

/**
 * How the user would write an absolute path that was found through `inputs`; relative inputs count from `base`.
 * A path that none of them leads to stays as it is.
 */
export function givenNames(inputs: string[], base: string): (path: string) => string {
  const inputAt = new Map(inputs.toReversed().map((input) => [resolve(base, input), input]))
  return (path) => {
    for (let at = path; ; at = dirname(at)) {
      const input = inputAt.get(at)
      if (input !== undefined) return at === path ? input : join(input, relative(at, path))
      if (at === dirname(at)) return path
    }
  }
}
