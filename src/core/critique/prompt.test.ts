import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sections } from '../../shared/critique.ts'
import { factIds, type Facts } from '../../shared/facts.ts'
import { emptyCamera } from '../../shared/photos.ts'
import { loadAdvisors } from '../advisors/index.ts'
import { scenes } from '../../../test/corpus/scenes.ts'
import { gemmaBoxes } from './families/gemma.ts'
import { qwenBoxes } from './families/qwen.ts'
import { buildPrompt, type PromptInput } from './prompt.ts'

const shippedDir = fileURLToPath(new URL('../../../resources/advisors', import.meta.url))
const { advisors } = await loadAdvisors({ shippedDir, userDir: `${shippedDir}/none` })
const [ansel, cunningham] = advisors as [(typeof advisors)[number], (typeof advisors)[number]]
const camera = { ...scenes.clean.camera, takenAt: '2019-07-04 21:15:00', caption: 'An evening at the pier' }

const promptOf = (
  input: Omit<PromptInput, 'boxes' | 'exampleSeed'> & Partial<PromptInput>,
): ReturnType<typeof buildPrompt> => buildPrompt({ boxes: null, exampleSeed: null, ...input })

/** As long as the longest statements a photo gives. */
const statement = 'the longest near-level line is tilted by 5.8 degrees to the left'
const facts: Facts = {
  clipping: { ...scenes.clean.facts.clipping!, statement: `A: ${statement}` },
  noise: { ...scenes.clean.facts.noise!, statement: null },
  tilt: { ...scenes.clean.facts.tilt!, statement: `B: ${statement}`, confidence: 0.72 },
  symmetry: { tier: 'C', confidence: 0.5, label: '', display: '', mirror: 0.2, statement: `C: ${statement}` },
}

describe('buildPrompt', () => {
  it('states facts by tier, in words, and leaves out what may not be said', () => {
    const { user } = promptOf({ advisor: ansel, facts, camera, mode: 'vision' })
    expect(user).toContain(`certain:\n- A: ${statement}\n`)
    expect(user).toContain(`- probably: B: ${statement}\n`)
    expect(user).toMatch(/Hints, use one only if the picture confirms it.*:\n- C: /)
    expect(user).not.toContain('null')
  })

  it.each([
    [0.95, 'almost certainly'],
    [0.7, 'probably'],
    [0.5, 'possibly'],
    [0.2, 'doubtfully'],
  ])('says a confidence of %d as %s', (confidence, word) => {
    const doubted = { tilt: { ...facts.tilt!, confidence } }
    expect(promptOf({ advisor: ansel, facts: doubted, camera, mode: 'vision' }).user).toContain(
      `- ${word}: B`,
    )
  })

  it('says that nothing was measured, and what the file does not hold', () => {
    const { user } = promptOf({ advisor: ansel, facts: {}, camera: emptyCamera, mode: 'vision' })
    expect(user).toContain('Nothing was measured')
    expect(user).toContain('Unknown, not to be guessed: camera, lens, focal length, aperture, shutter, ISO.')
  })

  it('tells a text model that it has not seen the picture, and only that one', () => {
    const system = (mode: 'text' | 'vision'): string =>
      promptOf({ advisor: ansel, facts, camera, mode }).system
    expect(system('text')).toContain('You have not seen the picture')
    expect(system('vision')).not.toContain('not seen')
  })

  it('puts first what two prompts have in common: the task, then the photo, then the advisor', () => {
    const mode = 'vision'
    const one = promptOf({ advisor: ansel, facts, camera, mode })
    const elsewhere = promptOf({ advisor: ansel, facts: {}, camera: emptyCamera, mode })
    const second = promptOf({ advisor: cunningham, facts, camera, mode })
    expect(elsewhere.system).toBe(one.system)
    expect(second.system).toBe(one.system)
    const own = one.user.indexOf('Write the critique in the tradition of Ansel Adams')
    expect(second.user.slice(0, own)).toBe(one.user.slice(0, own))
    expect(one.user.slice(0, own)).toContain(statement)
    expect(one.system).not.toMatch(/Ansel|Adams|Zone System/)
    expect(promptOf({ advisor: ansel, facts, camera, mode })).toEqual(one)
  })

  it.each(advisors)(
    '$id: takes a fifth of the prompt at most, beside the facts of an ordinary photo',
    (advisor) => {
      const ordinary: Facts = Object.fromEntries(factIds.slice(0, 16).map((id) => [id, facts.tilt]))
      for (const mode of ['vision', 'text'] as const) {
        const { system, user } = promptOf({ advisor, facts: ordinary, camera: emptyCamera, mode })
        const own = user.length - user.indexOf(advisor.name)
        expect(own / (system.length + user.length)).toBeLessThanOrEqual(0.2)
      }
    },
  )

  it('names every heading in order, asks for a level where one is due, and holds no figure to copy', () => {
    const { system } = promptOf({ advisor: ansel, facts, camera, mode: 'vision' })
    const headings = [...system.matchAll(/^## (.+)\n\(.*\)(\n#level LEVEL)?$/gm)]
    expect(headings.map(([, heading, level]) => ({ heading, scored: level !== undefined }))).toEqual(
      sections.map(({ heading, scored }) => ({ heading, scored })),
    )
    expect(system).not.toMatch(/\d/)
  })

  it('heads what was not looked at as what was measured', () => {
    const { system } = promptOf({ advisor: ansel, facts, camera, mode: 'text' })
    expect(system).toContain('## What was measured\n')
    expect(system).not.toContain('What I see')
  })

  it('asks only for places in the form that the model knows', () => {
    const system = (boxes: PromptInput['boxes']): string =>
      promptOf({ advisor: ansel, facts, camera, mode: 'vision', boxes }).system
    expect(system(null)).not.toContain('#place')
    expect(system(qwenBoxes)).toContain('#place {"bbox_2d": [x1, y1, x2, y2], "label": "WORDS"}')
    expect(system(gemmaBoxes)).toContain('#place {"box_2d": [y1, x1, y2, x2], "label": "WORDS"}')
  })

  it('gives a small model a short persona and an example that depends on the photo alone', () => {
    const user = (advisor: typeof ansel, exampleSeed: number | null): string =>
      promptOf({ advisor, facts, camera, mode: 'vision', exampleSeed }).user
    const examples = [0, 1, 2, 3].map((seed) => /## [^\n]+/.exec(user(ansel, seed))?.[0])
    expect(new Set(examples).size).toBe(3)
    expect(examples[3]).toBe(examples[0])
    const [own, other] = [user(ansel, 1), user(cunningham, 1)]
    expect(own).not.toContain(ansel.prompt)
    expect(own.length).toBeLessThan(user(ansel, null).length)
    const start = own.indexOf('Write the critique in the tradition')
    expect(other.slice(0, start)).toBe(own.slice(0, start))
    expect(user(ansel, null)).not.toContain('example')
  })

  it('leaves out figures that only say in numbers what the words say', () => {
    const contrast = { ...facts.clipping!, statement: 'overall contrast is medium (RMS 0.22)' }
    const { user } = promptOf({ advisor: ansel, facts: { clipping: contrast }, camera, mode: 'vision' })
    expect(user).toContain('- overall contrast is medium\n')
    expect(user).not.toContain('RMS')
  })

  it.each(advisors)(
    '$id: stays under 6,000 characters, some 1,400 tokens, with every fact stated',
    (advisor) => {
      const all: Facts = Object.fromEntries(factIds.map((id) => [id, facts.tilt]))
      const { system, user } = promptOf({ advisor, facts: all, camera, mode: 'text' })
      expect(system.length).toBeLessThan(3400)
      expect(system.length + user.length).toBeLessThan(6000)
    },
  )
})
