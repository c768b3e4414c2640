import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'vite'

/** A source file as the rules see it. Paths are relative to the repository, with forward slashes. */
export type Module = {
  path: string
  lines: number
  /** A repository path for a relative import, else the specifier as written: `node:fs`, `zod`. */
  imports: string[]
  hasDefaultExport: boolean
}

/** Types count as imports: a layer that knows another's types depends on it. */
export function readModule(path: string, source: string): Module {
  const lines = source.split('\n').length - (source.endsWith('\n') ? 1 : 0)
  if (path.endsWith('.css')) return { path, lines, imports: [], hasDefaultExport: false }
  const { module, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`)
  const exported = module.staticExports.flatMap((statement) => statement.entries)
  const specifiers = [
    ...module.staticImports.map((statement) => statement.moduleRequest.value),
    ...exported.flatMap((entry) => entry.moduleRequest?.value ?? []),
    // Only the position is known of these: what is no plain string is left alone.
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
      const literal = /^(['"])(.*)\1$/.exec(source.slice(start, end))
      return literal?.[2] ?? []
    }),
  ]
  const resolved = specifiers.map((specifier) =>
    specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier,
  )
  return {
    path,
    lines,
    imports: [...new Set(resolved)],
    hasDefaultExport: exported.some(
      ({ exportName: { kind, name } }) => kind === 'Default' || name === 'default',
    ),
  }
}

/** Every source file of the repository at `root`. */
export function readModules(root: string): Module[] {
  const paths = globSync('{src,test,bench,scripts}/**/*.{ts,tsx,css,mjs}', { cwd: root })
  return paths
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
    .map((path) => readModule(path, readFileSync(join(root, path), 'utf8')))
}
