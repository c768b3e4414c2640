import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sections } from '../../shared/critique.ts'
import { factIds, type Facts } from '../../shared/facts.ts'
import { emptyCamera } from '../../shared/photos.ts'
import { loadAdvisors } from '../advisors/index.ts'
import { scenes } from '../../../test/corpus/scenes.ts'
import { buildPrompt } from './prompt.ts'

const shippedDir = fileURLToPath(new URL('../../../resources/advisors', import.meta.url))
const { advisors } = await loadAdvisors({ shippedDir, userDir: `${shippedDir}/none` })
const [ansel, cunningham] = advisors as [(typeof advisors)[number], (typeof advisors)[number]]
const camera = { ...scenes.clean.camera, takenAt: '2019-07-04 21:15:00', caption: 'An evening at the pier' }

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
    const { user } = buildPrompt({ advisor: ansel, facts, camera, mode: 'vision' })
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
    expect(buildPrompt({ advisor: ansel, facts: doubted, camera, mode: 'vision' }).user).toContain(
      `- ${word}: B`,
    )
  })

  it('says that nothing was measured, and what the file does not hold', () => {
    const { user } = buildPrompt({ advisor: ansel, facts: {}, camera: emptyCamera, mode: 'vision' })
    expect(user).toContain('Nothing was measured')
    expect(user).toContain('Unknown, not to be guessed: camera, lens, focal length, aperture, shutter, ISO.')
  })

  it('tells a text model that it has not seen the picture, and only that one', () => {
    const system = (mode: 'text' | 'vision'): string =>
      buildPrompt({ advisor: ansel, facts, camera, mode }).system
    expect(system('text')).toContain('You have not seen the picture')
    expect(system('vision')).not.toContain('not seen')
  })

  it('keeps the system message for every photo, and its beginning for every advisor', () => {
    const one = buildPrompt({ advisor: ansel, facts, camera, mode: 'text' })
    const other = buildPrompt({ advisor: ansel, facts: {}, camera: emptyCamera, mode: 'text' })
    const second = buildPrompt({ advisor: cunningham, facts, camera, mode: 'text' })
    expect(other.system).toBe(one.system)
    expect(second.system).not.toBe(one.system)
    const fixed = one.system.slice(0, one.system.indexOf('Write in the tradition'))
    expect(fixed.length).toBeGreaterThan(1000)
    expect(second.system.startsWith(fixed)).toBe(true)
    expect(buildPrompt({ advisor: ansel, facts, camera, mode: 'text' })).toEqual(one)
  })

  it('names every heading in order and no score to copy', () => {
    const { system } = buildPrompt({ advisor: ansel, facts, camera, mode: 'vision' })
    const headings = [...system.matchAll(/^## (.+?)(?: · SCORE)?$/gm)].map((match) => match[1])
    expect(headings).toEqual(sections.map(({ heading }) => heading))
    expect(system.match(/\d+(?:\.\d+)?/g)).toEqual(['0.0', '10.0', '0.5'])
  })

  it.each(advisors)(
    '$id: stays under 5,400 characters, some 1,200 tokens, with every fact stated',
    (advisor) => {
      const all: Facts = Object.fromEntries(factIds.map((id) => [id, facts.tilt]))
      const { system, user } = buildPrompt({ advisor, facts: all, camera, mode: 'text' })
      expect(system.length).toBeLessThan(3200)
      expect(system.length + user.length).toBeLessThan(5400)
    },
  )
})
