// Mondrian offers itself for photographs everywhere, and makes itself the default program for none of them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../support/paths.ts'
import { pack } from './pack.ts'
import { packable } from './targets.ts'

const configuration = readFileSync(join(root, 'electron-builder.yml'), 'utf8')
/** Of the files that macOS is told about. */
const extensions = [...configuration.matchAll(/ext: \[(.*)\]/g)].flatMap(([, list = '']) => list.split(', '))

it.each(packable.filter(({ platform }) => platform === 'darwin'))(
  'on $platform it is an alternate viewer',
  async (target) => {
    const properties = readFileSync(join((await pack(target)).appDir, 'Contents', 'Info.plist'), 'utf8')
    const ranks = [...properties.matchAll(/<key>LSHandlerRank<\/key>\s*<string>(\w+)/g)]
    expect(ranks.map(([, rank]) => rank)).toEqual(['Alternate', 'Alternate'])
    expect(extensions).toEqual(expect.arrayContaining(['jpg', 'heic', 'dng', 'cr3']))
    for (const extension of extensions) expect(properties).toContain(`<string>${extension}</string>`)
  },
  300_000,
)

it('on Windows it stands under "Open with" for the same files', () => {
  const script = readFileSync(join(root, 'build', 'installer.nsh'), 'utf8')
  const offered = [...script.matchAll(/insertmacro \${ACTION} "(\w+)"/g)].map(([, extension]) => extension)
  expect(new Set(offered)).toEqual(new Set(extensions))
  // The default value of an extension's key names its default program.
  expect(script).not.toMatch(/Software\\Classes\\\.\${EXT}" ""/)
  expect(configuration).not.toMatch(/^(win|nsis):(\n  .*)*fileAssociations/m)
})

it('uninstalling on Windows leaves photographs and critiques alone', () => {
  expect(configuration).toMatch(/^nsis:(\n  .*)*\n  deleteAppDataOnUninstall: false$/m)
})
