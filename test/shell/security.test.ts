// Electron's security checklist, in its order and with its numbers; docs/security.md says what each row means here.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../src/server/http/headers.ts'
import { root } from '../support/paths.ts'
import { openForAll } from './openForAll.ts'
import type { Shell } from './launch.ts'
import { call } from './studio.ts'

let shell: Shell
let dataDir: string
let close: () => Promise<void>
beforeAll(async () => {
  ;({ shell, dataDir, close } = await openForAll())
})
afterAll(() => close())

const sources = (...folders: string[]): string =>
  folders
    .flatMap((folder) => globSync(`src/${folder}/**/*.{ts,tsx,html,css}`, { cwd: root }))
    .filter((path) => !path.includes('.test.'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n')

/** As Electron itself remembers them. */
const preferences = (): Promise<Electron.WebPreferences> =>
  shell.evaluate(({ BrowserWindow }) => {
    type Remembering = { webContents: { getLastWebPreferences: () => Electron.WebPreferences } }
    const [own] = BrowserWindow.getAllWindows() as unknown as [Remembering]
    return own.webContents.getLastWebPreferences()
  })
const currentUrl = (): Promise<string | undefined> =>
  shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())
/** What a page of someone else is answered that has the app's own preload script. */
const askFromElsewhere = (preload: string): Promise<unknown> =>
  shell.evaluate(async ({ BrowserWindow }, script) => {
    const other = new BrowserWindow({ show: false, webPreferences: { preload: script, sandbox: true } })
    await other.loadURL('data:text/html,<p>elsewhere</p>')
    const reply: unknown = await other.webContents.executeJavaScript("mondrian.call('settings.get', {})")
    other.destroy()
    return reply
  }, preload)
const opened = (): Promise<string[]> =>
  shell.evaluate(() => (globalThis as unknown as { opened?: string[] }).opened ?? [])
const recordOpened = (): Promise<void> =>
  shell.evaluate(({ shell: desktop }) => {
    const list: string[] = []
    Object.assign(globalThis, { opened: list })
    desktop.openExternal = async (url) => void list.push(url)
  })

describe('the checklist', () => {
  test('1: only secure content is loaded', async () => {
    expect(await currentUrl()).toBe('app://mondrian/')
    expect(sources('renderer', 'main', 'preload')).not.toMatch(/['"]http:\/\//)
    expect(await shell.page.evaluate('isSecureContext')).toBe(true)
  })

  test('2: no Node.js in the page', async () => {
    expect(await preferences()).toMatchObject({ nodeIntegration: false })
    const names = ['require', 'process', 'module', 'Buffer', '__dirname']
    const found = await shell.page.evaluate((all) => all.filter((name) => name in globalThis), names)
    expect(found).toEqual([])
  })

  test('3: the context is isolated', async () => {
    expect(await preferences()).toMatchObject({ contextIsolation: true })
  })

  test('4: every page is sandboxed', async () => {
    expect(await preferences()).toMatchObject({ sandbox: true })
    expect(sources('main')).toContain('app.enableSandbox()')
  })

  test('5: no permission is granted, asked for or looked up, but the microphone while somebody is about to speak', async () => {
    const outcome = (wanted: object): Promise<unknown> =>
      shell.page.evaluate(
        `navigator.mediaDevices.getUserMedia(${JSON.stringify(wanted)}).catch((error) => error.name)`,
      )
    expect(await outcome({ video: true })).toBe('NotAllowedError')
    expect(await outcome({ audio: true })).toBe('NotAllowedError')
    // Whether there is a speech model is told by its name alone.
    const listed = await call(shell, 'models.list', {})
    if (!listed.ok) throw new Error(listed.error.message)
    const { folder } = listed.value
    const model = join(folder, 'ggml-tiny.bin')
    await mkdir(folder, { recursive: true })
    await writeFile(model, '')
    expect(await call(shell, 'voice.arm', { isArmed: true })).toMatchObject({ ok: true })
    // Granted: the stand-in has no microphone to give.
    expect(await outcome({ audio: true })).toBe('NotFoundError')
    expect(await outcome({ audio: true, video: true })).toBe('NotAllowedError')
    await call(shell, 'voice.arm', { isArmed: false })
    expect(await outcome({ audio: true })).toBe('NotAllowedError')
    await rm(model)
    const place = "navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)"
    expect(await shell.page.evaluate(place)).toBe('denied')
  })

  test('6: webSecurity is on', async () => {
    expect(await preferences()).toMatchObject({ webSecurity: true })
  })

  test('7: the policy allows only what came with the page', async () => {
    expect(contentSecurityPolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-src 'none'; frame-ancestors 'none'",
    )
    const header = await shell.page.evaluate(async () =>
      (await fetch('/')).headers.get('content-security-policy'),
    )
    expect(header).toBe(contentSecurityPolicy)
    const violated = await shell.page.evaluate(`new Promise((resolve) => {
      const told = ({ violatedDirective }) => resolve(violatedDirective)
      document.addEventListener('securitypolicyviolation', told, { once: true })
      document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))
    })`)
    expect(violated).toBe('script-src-elem')
  })

  test('8: no insecure content in secure pages', async () => {
    expect((await preferences()).allowRunningInsecureContent ?? false).toBe(false)
  })

  test('9: no experimental features', async () => {
    expect((await preferences()).experimentalFeatures ?? false).toBe(false)
  })

  test('10: no Blink features are switched on', async () => {
    const { enableBlinkFeatures = '' } = await preferences()
    expect(enableBlinkFeatures).toBe('')
    expect(sources('main')).not.toContain('appendSwitch')
  })

  test('11 and 12: there are no webviews, and none can be made', async () => {
    expect(await preferences()).toMatchObject({ webviewTag: false })
    expect(sources('renderer')).not.toMatch(/<webview|allowpopups/)
    const prevented = await shell.evaluate(({ BrowserWindow }) => {
      let isPrevented = false
      const event = { preventDefault: () => (isPrevented = true) }
      BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, {}, {})
      return isPrevented
    })
    expect(prevented).toBe(true)
  })

  test('13: the page goes nowhere', async () => {
    for (const target of ['https://example.org/', 'app://mondrian/elsewhere', 'app://other/']) {
      await shell.page.evaluate(`location.assign(${JSON.stringify(target)})`)
    }
    await shell.page.evaluate(`{
      const form = Object.assign(document.createElement('form'), { action: 'https://example.org/' })
      document.body.append(form)
      form.submit()
    }`)
    expect(await currentUrl()).toBe('app://mondrian/')
    expect(await shell.page.evaluate('document.body.textContent')).toContain('Drop photographs here')
  })

  test('14: no new windows', async () => {
    await recordOpened()
    expect(await shell.page.evaluate("window.open('https://example.org/') === null")).toBe(true)
    const count = await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
    expect(count).toBe(1)
  })

  test('15: the browser is handed nothing that is not on the list, to the letter', async () => {
    await recordOpened()
    const models = 'https://huggingface.co/models?library=gguf'
    const refused = [
      'https://example.org/',
      `${models}#x`,
      'https://huggingface.co/',
      'file:///etc/passwd',
      // oxlint-disable-next-line no-script-url -- the very thing that must be refused
      'javascript:alert(1)',
      'smb://example.org/share',
    ]
    for (const url of [...refused, models]) {
      await shell.page.evaluate(`void window.open(${JSON.stringify(url)})`)
    }
    await expect.poll(opened).toEqual([models])
  })

  test('16: Electron is the version that the lock names', async () => {
    const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string; devDependencies?: Record<string, string> }>
    }
    const { version = '' } = packages['node_modules/electron'] ?? {}
    expect(packages['']?.devDependencies?.['electron']).toBe(version)
    expect(Number.parseInt(version)).toBeGreaterThanOrEqual(45)
  })

  test('17: messages of any other page are refused', async () => {
    const { preload = '' } = await preferences()
    expect(await askFromElsewhere(preload)).toEqual({
      ok: false,
      error: { code: 'bad-request', message: 'Mondrian answers only its own page.' },
    })
  })

  test('18: pages come over app:, never file:', async () => {
    expect(sources('main')).not.toMatch(/loadFile\(|file:\/\//)
    expect(await currentUrl()).toMatch(/^app:/)
  })

  test('19: the fuses are set', async () => {
    const builder = await readFile(join(root, 'electron-builder.yml'), 'utf8')
    const fuses = Object.fromEntries(
      [...builder.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value === 'true']),
    )
    expect(fuses).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  test('20: the page gets three functions of the preload script, and nothing of Electron', async () => {
    const bridge = await shell.page.evaluate(() =>
      Object.entries((globalThis as unknown as { mondrian: object }).mondrian).map(([name, value]) => [
        name,
        typeof value,
      ]),
    )
    expect(bridge).toEqual([
      ['call', 'function'],
      ['on', 'function'],
      ['pathForFile', 'function'],
    ])
    const refusal = await shell.page.evaluate(() => {
      try {
        ;(globalThis as unknown as { mondrian: { on: (name: string) => void } }).mondrian.on('other')
        return ''
      } catch (error) {
        return String(error)
      }
    })
    expect(refusal).toContain('There is no channel other')
  })
})

test('the key of a server lies on the disk as the keychain sealed it, and no answer has it', async () => {
  const server = { name: 'studio-gpu', baseUrl: 'https://studio-gpu/v1', model: 'eye' }
  const saved = await call(shell, 'servers.save', { ...server, key: 'sk-of-the-studio' })
  expect(saved).toMatchObject({ ok: true, value: { hasKey: true } })
  const file = await readFile(join(dataDir, 'server-keys.json'), 'utf8')
  const [kept] = Object.values(JSON.parse(file) as Record<string, { isSealed: boolean; value: string }>)
  expect(kept?.isSealed).toBe(true)
  expect(Buffer.from(kept!.value, 'base64').toString('latin1')).toMatch(/^sealed:/)
  for (const answer of [
    saved,
    await call(shell, 'servers.list', {}),
    await call(shell, 'settings.get', {}),
    file,
  ]) {
    expect(JSON.stringify(answer)).not.toContain('sk-of-the-studio')
  }
  await call(shell, 'servers.remove', { name: server.name })
})
