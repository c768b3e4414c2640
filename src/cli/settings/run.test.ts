import { expect, test } from 'vitest'
import { defaultSettings, settingsSchema, type Settings } from '../../shared/settings.ts'
import { toldSettings } from '../../shared/settingsTold.ts'
import { sampleAdvisor } from '../../shared/testing/samples.ts'
import { createFakeCore } from '../testing/fakeCore.ts'
import { runSettings } from './run.ts'

/** What a call prints and returns, and the settings that are kept then. */
async function call(...args: string[]) {
  let kept: Settings = { ...defaultSettings }
  const said = { output: '', errors: '' }
  const core = createFakeCore({
    'settings.get': async () => kept,
    'settings.set': async (patch) => (kept = settingsSchema.parse({ ...kept, ...patch })),
    'advisors.list': async () => ({ advisors: [sampleAdvisor('weston', 'Weston')], problems: [], own: [] }),
    'models.list': async () => ({ models: [], folder: '/models' }),
  })
  const code = await runSettings(args, {
    output: { write: (text) => (said.output += text) },
    errors: { write: (text) => (said.errors += text) },
    withCore: (_, work) => work(core),
  })
  return { code, kept, ...said }
}

test('all are listed, each with what it does', async () => {
  const { code, output } = await call()
  expect(code).toBe(0)
  expect(output).toContain('jobTimeoutMinutes      10 minutes')
  expect(output).toContain('A critique that takes longer is stopped')
  expect(output).toContain('threads                auto\n')
  expect(output.split('\n')).toHaveLength(2 * toldSettings.length + 1)
})

test('one is set; several paths are several values', async () => {
  expect((await call('jobTimeoutMinutes', '25')).kept.jobTimeoutMinutes).toBe(25)
  expect((await call('threads', 'auto', '--json')).output).toContain('"threads":null')
  expect((await call('modelFolders', '/a', '/b c')).kept.modelFolders).toEqual(['/a', '/b c'])
  expect((await call('defaultAdvisorId', 'weston')).kept.defaultAdvisorId).toBe('weston')
})

test.each([
  [['colour', 'red'], 'There is no setting "colour".'],
  [['threads'], 'Give a value for threads.'],
  [['threads', '2', '3'], 'threads has one value.'],
  [['threads', '0'], 'threads: Give a whole number from 1 to 64'],
  [['defaultAdvisorId', 'nobody'], 'There is no such advisor. There are weston.'],
  [['defaultModelId', '/no.gguf'], 'There is no such model.'],
  [['--colour'], "Unknown option '--colour'"],
])('%j is wrong use', async (args, sentence) => {
  const { code, errors, kept } = await call(...args)
  expect([code, kept]).toEqual([2, defaultSettings])
  expect(errors).toContain(sentence)
})
