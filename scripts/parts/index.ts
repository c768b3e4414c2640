// npm run parts: every bundled native or WebAssembly part with its version. `--json` for programs.
import { bundledParts } from './parts.ts'

const parts = bundledParts()
if (process.argv.includes('--json')) console.log(JSON.stringify(parts))
else
  for (const { name, version, from } of parts) console.log(`${name.padEnd(18)} ${version.padEnd(12)} ${from}`)
