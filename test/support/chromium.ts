// Which browser the tests drive. Knows no test runner: benchmarks, pictures and the stand-in use it, too.
import { existsSync } from 'node:fs'
import browsers from './browsers.json' with { type: 'json' }

/**
 * The browser of `CHROMIUM_PATH`, otherwise the first of browsers.json that is installed. Chromium without its own window
 * comes first there: a test of three pages takes 23 s of the processor with it, 38 s with the whole program. It is named
 * by its program and not by the script that starts it, which dies alone when it is killed.
 */
export function chromiumPath(): string {
  const path = process.env['CHROMIUM_PATH'] ?? browsers.find((file) => existsSync(file))
  if (path === undefined)
    throw new Error('Chromium is missing: node scripts/ensureChromium.mjs installs or names it.')
  return path
}

/** What a test needs of no browser. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** With these it has a microphone that plays a WAV file again and again, and lets every page hear it. */
export const microphoneFlags = (file: string): string[] => [
  // Without a window there is nobody to be asked.
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-audio-capture=${file}`,
  '--autoplay-policy=no-user-gesture-required',
]
