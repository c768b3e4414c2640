import { describe, expect, it } from 'vitest'
import type { Settings } from '../../shared/settings.ts'
import { AppError } from '../../shared/errors.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { sampleDownload, sampleModel } from '../../shared/testing/modelSamples.ts'
import { openFakeStudio } from './testing/openStudio.ts'

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
const done = sampleDownload('eye', { state: 'done', modelId: 'maker/eye.gguf' })

function openWithSettings(answers: Parameters<typeof openFakeStudio>[0] = {}, wanted: string | null = null) {
  let settings = defaultSettings
  return openFakeStudio(
    {
      'models.get': ({ name }: { name: string }) => sampleDownload(name),
      'settings.get': () => settings,
      'settings.set': (patch: Partial<Settings>) => (settings = { ...settings, ...patch }),
      ...answers,
    },
    null,
    wanted,
  )
}

describe('a model that was fetched', () => {
  it('writes as soon as it is here where that was wanted, and not otherwise', async () => {
    const { actions, send, frame, state, names } = openWithSettings()
    await actions.getModel('other')
    send({ type: 'download_update', download: { ...done, id: 'x', name: 'other' } })
    await frame()
    await settled()
    expect(names()).not.toContain('settings.set')
    expect(names().filter((name) => name === 'models.list')).toHaveLength(1)

    await actions.getModel('eye', true)
    send({ type: 'download_update', download: sampleDownload('eye') })
    await frame()
    expect(state().shelf.wanted).toBe('eye')
    send({ type: 'download_update', download: done })
    await frame()
    await settled()
    expect([state().settings?.defaultModelId, state().shelf.wanted]).toEqual(['maker/eye.gguf', null])
  })

  it('writes also where the page that asked for it was closed before', async () => {
    const answers = { 'models.downloads': () => ({ downloads: [done] }) }
    const { send, frame, state } = openWithSettings(answers, 'eye')
    send({ type: 'connection', jobs: [], queuePaused: null, notice: null })
    await frame()
    await settled()
    await expect.poll(() => state().settings?.defaultModelId).toBe('maker/eye.gguf')
  })
})

describe('the window of models', () => {
  it('says how things ended: in it while it is open, else on the page', async () => {
    const refuse = () => {
      throw new AppError('illegal-transition', 'This model is in use.')
    }
    const { actions, state } = openWithSettings({ 'models.remove': refuse })
    expect(await actions.removeModel(sampleModel('a.gguf'))).toBe(false)
    expect(state().problems).toMatchObject([{ sentence: 'This model is in use.' }])
    actions.openModels()
    await actions.removeModel(sampleModel('a.gguf'))
    expect(state().shelf.said).toEqual({ sentence: 'This model is in use.', isWrong: true })
    expect(state().problems).toHaveLength(1)
  })

  it('leaves the starter writer where the one that writes is removed, and says what that freed', async () => {
    const { actions, state } = openWithSettings({ 'models.remove': () => ({ freedBytes: 3.1e9 }) })
    await actions.chooseModel('a.gguf')
    await actions.removeModel(sampleModel('a.gguf', { name: 'Eye' }))
    expect(state().settings?.defaultModelId).toBe('starter')
    expect(state().shelf.said?.sentence).toBe(
      'Eye is removed: 3.1 GB are free again. The starter writer writes the next critiques.',
    )
    await actions.removeModel(sampleModel('b.gguf', { name: 'Other' }))
    expect(state().shelf.said?.sentence).toBe('Other is removed: 3.1 GB are free again.')
  })

  it('says that a test waits, but not after an event that was quicker', async () => {
    const test = { modelId: 'a', state: 'waiting' as const, stage: null, share: 0, error: null, tested: null }
    const answered = Promise.withResolvers<void>()
    const { actions, send, frame, state } = openWithSettings({
      'models.test': async () => answered.promise.then(() => test),
    })
    const first = actions.testModel('a')
    answered.resolve()
    await first
    expect(state().shelf.test?.state).toBe('waiting')
    const second = actions.testModel('a')
    send({ type: 'model_test', test: { ...test, state: 'failed', error: 'It is not there.' } })
    const told = frame()
    await second
    await told
    expect(state().shelf.test?.state).toBe('failed')
  })

  it('asks once more for a list that changed while it was on its way', async () => {
    const first = Promise.withResolvers<void>()
    let asked = 0
    const list = async () => {
      asked += 1
      const models = asked === 1 ? [] : [sampleModel('new.gguf')]
      if (asked === 1) await first.promise
      return { models, folder: '/models' }
    }
    const { actions, state } = openWithSettings({
      'models.list': list,
      'models.import': () => ({ modelId: 'new.gguf', bytes: 5 }),
      'models.foreign': () => ({ folders: [] }),
    })
    actions.openModels()
    await actions.importModel({ path: '/elsewhere/new.gguf' })
    first.resolve()
    await expect.poll(() => state().models.map(({ id }) => id)).toEqual(['new.gguf'])
  })
})
