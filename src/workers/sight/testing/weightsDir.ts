import { join } from 'node:path'

/** Where `npm run sight` puts the weights in this checkout; the tests' setup runs it. */
export const weightsDir = join(import.meta.dirname, '..', '..', '..', '..', 'vendor', 'sight')
