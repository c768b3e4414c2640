// Makes the pictures in docs/images: npx node scripts/screenshots.mjs [PHOTO...]
// Starts Mondrian with a folder of its own, drops the photographs on it (without any, the bundled samples), waits for
// their critiques, and takes the window in both themes and two sizes with the first photograph on show, and its models.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import sharp from 'sharp'
import { drop, launchBrowser } from '../test/e2e/browser.ts'

const root = resolve(import.meta.dirname, '..')
const samples = ['pier-sunset.jpg', 'evergreen-branch.jpg'].map((name) =>
  join(root, 'resources/samples', name),
)
const given = process.argv.slice(2).map((path) => resolve(path))
const photos = given.length > 0 ? given : samples
const sizes = [
  { name: 'studio', width: 1440, height: 900 },
  { name: 'studio-small', width: 1024, height: 700 },
]

const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-screenshots-'))
const entry = join(root, 'src', 'server', 'index.ts')
const server = spawn(process.execPath, [entry, '--port', '0', '--data', dataDir], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const [line] = await once(server.stdout.setEncoding('utf8'), 'data')
try {
  await takePictures(line.replace('Mondrian: ', '').trim())
} finally {
  server.kill('SIGTERM')
  await once(server, 'exit')
  await rm(dataDir, { recursive: true })
}

async function takePictures(link) {
  const browser = await launchBrowser()

  const page = await browser.newPage()
  await page.goto(link)
  await page.getByText('Drop photographs here').waitFor()
  // The newest stands first in the list.
  for (const photo of photos.toReversed()) {
    await drop(page, [photo])
    await page
      .getByRole('option')
      .filter({ hasText: basename(photo) })
      .getByText(/ · today$/)
      .waitFor()
  }
  for (const { name, width, height } of sizes) {
    for (const colorScheme of ['dark', 'light']) {
      const shot = await browser.newPage({ viewport: { width, height }, colorScheme })
      await shot.goto(link)
      await shot.getByText(/^Analysis complete/).waitFor()
      await shot.locator('img').evaluateAll((images) => Promise.all(images.map((image) => image.decode())))
      const picture = sharp(await shot.screenshot()).png({ palette: true })
      await picture.toFile(join(root, 'docs', 'images', `${name}-${colorScheme}.png`))
      if (name === 'studio') await takeModels(shot, colorScheme)
      await shot.close()
    }
  }
  await browser.close()
}

/** The window of models, without the folder of this run. */
async function takeModels(shot, colorScheme) {
  await shot.locator('.model-chip').click()
  await shot.getByRole('heading', { name: 'To fetch' }).waitFor()
  await shot.getByRole('heading', { name: 'Here' }).waitFor()
  await shot.locator('.models-ways code').evaluate((element) => {
    element.style.visibility = 'hidden'
  })
  const picture = sharp(await shot.screenshot()).png({ palette: true })
  await picture.toFile(join(root, 'docs', 'images', `models-${colorScheme}.png`))
}
