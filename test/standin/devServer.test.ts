// The page under development: from a server that builds it anew with every change.
import { once } from 'node:events'
import { createServer as createProbe, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { createServer } from 'vite'
import { expect, onTestFinished, test, vi } from 'vitest'
import { launch } from '../shell/launch.ts'
import { temporaryFolder } from '../support/core.ts'
import { root } from '../support/paths.ts'

async function freePort(): Promise<number> {
  const probe = createProbe().listen(0)
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

test('the window shows the development server’s page and hears of changes', async () => {
  const port = await freePort()
  const server = await createServer({
    configFile: false,
    root: join(root, 'src', 'renderer'),
    cacheDir: await temporaryFolder(),
    plugins: [react()],
    logLevel: 'silent',
    // The page is told this port for its socket.
    server: { host: 'localhost', port, strictPort: true },
  })
  await server.listen()
  onTestFinished(() => server.close())
  vi.stubEnv('ELECTRON_RENDERER_URL', server.resolvedUrls?.local[0] ?? '')
  onTestFinished(() => void vi.unstubAllEnvs())
  const shell = await launch({ dataDir: await temporaryFolder() })
  await shell.page.evaluate(`import('/@vite/client').then(({ createHotContext }) => {
    createHotContext('/test').on('test', () => document.body.classList.add('heard'))
  })`)
  // The page's socket may still be on its way.
  const heard = async (): Promise<boolean> => {
    server.ws.send('test', {})
    return shell.page.evaluate("document.body.classList.contains('heard')")
  }
  await expect.poll(heard, { timeout: 15_000, message: shell.errors.join() }).toBe(true)
  server.ws.send({ type: 'full-reload' })
  const isNew = () => shell.page.evaluate("!document.body.classList.contains('heard')")
  await expect.poll(isNew, { timeout: 15_000 }).toBe(true)
  await shell.page.getByText('Drop photographs here').waitFor()
  expect(shell.errors.filter((error) => error.includes('Content Security Policy'))).toEqual([])
})
