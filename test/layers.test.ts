import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readModule, readModules, type Module } from './layers/modules.ts'
import {
  findBrowserImports,
  findCycles,
  findDefaultExports,
  findForbiddenImports,
  findLongFiles,
  findTestingImports,
} from './layers/rules.ts'

const modules = readModules(resolve(import.meta.dirname, '..'))

const planted = (path: string, ...imports: string[]): Module => ({
  path,
  imports,
  lines: 1,
  hasDefaultExport: false,
})

describe('this repository', () => {
  it('is read', () => expect(modules.map(({ path }) => path)).toContain('src/shared/commands.ts'))
  it('imports across layers only as the table allows', () =>
    expect(findForbiddenImports(modules)).toEqual([]))
  it('keeps what is for tests out of the product', () => expect(findTestingImports(modules)).toEqual([]))
  it('keeps tests that need a browser out of src', () => expect(findBrowserImports(modules)).toEqual([]))
  it('has no import cycle', () => expect(findCycles(modules)).toEqual([]))
  it('has no file over 300 lines', () => expect(findLongFiles(modules)).toEqual([]))
  it('has no default export', () => expect(findDefaultExports(modules)).toEqual([]))
})

describe('readModule', () => {
  it('sees every way to import', () => {
    const source = [
      "import { z } from 'zod'",
      "import type { Job } from '../shared/jobs.ts'",
      "import './style.css'",
      "export { a } from './a.ts'",
      "export * from './b.ts'",
      "const late = await import('node-llama-cpp')",
      'const unknown = await import(`./${late}.ts`)',
      '// import "./comment.ts"',
      'export const text = "import x from \'./text.ts\'"',
      '',
    ].join('\n')
    expect(readModule('src/core/x.ts', source)).toEqual({
      path: 'src/core/x.ts',
      lines: 9,
      imports: [
        'zod',
        'src/shared/jobs.ts',
        'src/core/style.css',
        'src/core/a.ts',
        'src/core/b.ts',
        'node-llama-cpp',
      ],
      hasDefaultExport: false,
    })
  })

  it.each(['export default 1', 'const x = 1\nexport { x as default }', "export { default } from './x.ts'"])(
    'sees the default export in %j',
    (source) => expect(readModule('src/x.ts', source).hasDefaultExport).toBe(true),
  )
})

describe('findForbiddenImports', () => {
  it.each([
    ['src/shared/a.ts', 'node:fs'],
    ['src/shared/a.ts', 'fs'],
    ['src/shared/a.ts', 'hono'],
    ['src/shared/a.ts', 'src/core/index.ts'],
    ['src/core/a.ts', 'src/workers/channel.ts'],
    ['src/core/a.ts', 'src/server/startWorker.ts'],
    ['src/core/a.ts', 'electron'],
    ['src/core/store/jobs.ts', 'better-sqlite3'],
    ['src/workers/photo/main.ts', 'src/core/clock.ts'],
    ['src/workers/photo/main.ts', 'src/workers/inference/main.ts'],
    ['src/workers/inference/main.ts', 'node-llama-cpp'],
    ['src/workers/sight/main.ts', 'src/workers/photo/main.ts'],
    ['src/workers/sight/look.ts', 'sharp'],
    ['src/workers/photo/decode.ts', 'onnxruntime-node'],
    ['src/workers/inference/engines/llama.ts', 'sharp'],
    ['src/server/a.ts', 'src/cli/run.ts'],
    ['src/cli/a.ts', 'src/server/http.ts'],
    ['src/cli/a.ts', 'sharp/lib/index.js'],
    ['src/preload/index.ts', 'src/core/index.ts'],
    ['src/preload/index.ts', 'zod'],
    ['src/preload/index.ts', 'node:fs'],
    ['src/main/index.ts', 'src/workers/photo/main.ts'],
    ['src/main/index.ts', 'src/cli/run.ts'],
    ['src/main/index.ts', 'src/renderer/client.ts'],
    ['src/main/index.ts', 'better-sqlite3'],
    ['src/server/a.ts', 'src/main/pages.ts'],
    ['src/server/a.ts', 'electron'],
    ['src/renderer/a.tsx', 'src/core/index.ts'],
    ['src/renderer/a.tsx', 'electron'],
    ['src/renderer/a.tsx', 'node:path'],
    ['src/core/a.ts', 'test/layers/rules.ts'],
  ])('refuses %s -> %s', (path, imported) => {
    expect(findForbiddenImports([planted(path, imported)])).toEqual([`${path} may not import ${imported}`])
  })

  it.each([
    ['src/shared/a.ts', 'zod'],
    ['src/core/store/db.ts', 'better-sqlite3'],
    ['src/workers/photo/decode.ts', 'sharp'],
    ['src/workers/sight/picture.ts', 'sharp'],
    ['src/workers/sight/runtime.ts', 'onnxruntime-web'],
    ['src/workers/inference/main.ts', 'src/workers/channel.ts'],
    ['src/workers/inference/engines/llama.ts', 'node-llama-cpp'],
    ['src/main/index.ts', 'src/server/http.ts'],
    ['src/main/index.ts', 'electron'],
    ['src/preload/index.ts', 'electron'],
    ['src/cli/index.ts', 'src/server/startWorker.ts'],
    ['src/cli/index.ts', 'package.json'],
    ['src/renderer/a.tsx', '@tanstack/react-virtual'],
    ['src/core/a.test.ts', 'src/workers/channel.ts'],
    ['bench/index.ts', 'node-llama-cpp'],
  ])('allows %s -> %s', (path, imported) => {
    expect(findForbiddenImports([planted(path, imported)])).toEqual([])
  })

  it('refuses a file outside every layer', () => {
    expect(findForbiddenImports([planted('src/odd.ts')])).toEqual(['src/odd.ts belongs to no layer'])
  })
})

describe('findTestingImports', () => {
  it.each([
    'src/cli/testing/fakeCore.ts',
    'src/server/fixtures/echo.ts',
    'src/core/store/store.fixture.ts',
    'src/core/workers/fixture.ts',
    'src/cli/run.test.ts',
  ])('refuses %s in the product, not in tests', (support) => {
    expect(findTestingImports([planted('src/cli/run.ts', support)])).toEqual([
      `src/cli/run.ts may not import ${support}, which is for tests`,
    ])
    const tests = ['src/cli/wrap.test.ts', 'src/cli/testing/samples.ts', 'src/core/store/killed.fixture.ts']
    expect(findTestingImports(tests.map((path) => planted(path, support)))).toEqual([])
  })
})

describe('findBrowserImports', () => {
  it.each(['playwright-core', 'test/e2e/browser.ts', 'test/shell/launch.ts'])(
    'refuses %s in src, not in test',
    (browser) => {
      expect(findBrowserImports([planted('src/core/a.test.ts', browser)])).toEqual([
        `src/core/a.test.ts may not import ${browser}: its place is in test/`,
      ])
      expect(findBrowserImports([planted('test/e2e/a.test.ts', browser)])).toEqual([])
      expect(findBrowserImports([planted('src/core/a.test.ts', 'test/support/core.ts')])).toEqual([])
    },
  )
})

describe('findCycles', () => {
  it('names a cycle, also a module that imports itself', () => {
    const cycle = [planted('a.ts', 'b.ts'), planted('b.ts', 'c.ts', 'zod'), planted('c.ts', 'a.ts')]
    expect(findCycles([...cycle, planted('d.ts', 'a.ts')])).toEqual(['a.ts -> b.ts -> c.ts -> a.ts'])
    expect(findCycles([planted('a.ts', 'a.ts')])).toEqual(['a.ts -> a.ts'])
  })

  it('takes two ways to one module for no cycle', () => {
    const diamond = [
      planted('a.ts', 'b.ts', 'c.ts'),
      planted('b.ts', 'd.ts'),
      planted('c.ts', 'd.ts'),
      planted('d.ts'),
    ]
    expect(findCycles(diamond)).toEqual([])
  })
})

describe('findLongFiles and findDefaultExports', () => {
  it('refuse the 301st line and a default export in src', () => {
    const long = { ...planted('test/a.ts'), lines: 301 }
    expect(findLongFiles([long, { ...long, lines: 300 }])).toEqual([
      'test/a.ts has 301 lines; 300 are the most',
    ])
    const config = { ...planted('test/a.config.ts'), hasDefaultExport: true }
    expect(findDefaultExports([config, { ...config, path: 'src/a.ts' }])).toEqual([
      'src/a.ts has a default export',
    ])
  })
})
