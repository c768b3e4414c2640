import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { decode, encode } from './wire.ts'

const runtime = stripTypeScriptTypes(readFileSync(join(import.meta.dirname, 'pageRuntime.ts'), 'utf8'))

/**
 * What every page runs before its own scripts: pageRuntime.ts around the preload script at `preload`.
 * The preload script stands in it as source, because a page's policy forbids to evaluate text.
 */
export function pageScript(preload: string | undefined, canCheck: Record<string, boolean>): string {
  const source = preload === undefined ? '' : readFileSync(preload, 'utf8')
  return `(() => {
    if (top !== window || location.href === 'about:blank') return
    ${runtime.replace(/^export /m, '')}
    installElectron(
      (require, module, exports, process) => {${source}\n},
      { encode: ${encode.toString()}, decode: ${decode.toString()} },
      ${JSON.stringify(canCheck)},
      ${process.env['STANDIN_SOUND'] !== undefined},
    )
  })()`
}
