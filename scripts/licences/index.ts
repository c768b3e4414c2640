// `npm run licences`: the licences of everything that ships, in one file beside the app. Run on the system that is
// packaged for, because each gets binaries of its own.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { licenceDocument } from './document.ts'
import { shippedPackages } from './shipped.ts'
import { shippedNets } from './shippedNets.ts'

const root = join(import.meta.dirname, '..', '..')
const file = join(root, 'out', 'THIRD-PARTY-LICENSES.txt')

mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, licenceDocument(root, [...shippedPackages(root), ...shippedNets(root)]))
