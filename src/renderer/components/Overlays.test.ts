import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Facts } from '../../shared/facts.ts'
import { Overlays, type OverlayName } from './Overlays.tsx'

const frame = { width: 300, height: 200 }
const worth = { tier: 'B' as const, confidence: 1, label: '', display: '', statement: null }
const draw = (facts: Facts, ...names: OverlayName[]): string =>
  renderToStaticMarkup(createElement(Overlays, { facts, frame, shown: new Set(names) }))

it('draws nothing that was not asked for', () => expect(draw({})).toBe(''))

it('marks the thirds, and what draws the eye where something does', () => {
  const subject = { ...worth, x: 0.5, y: 0.5, width: 0.2, height: 0.1 }
  const lines = 'M100 0V200M200 0V200'
  const around = 'M120 100a30 10 0 0 1 60 0a30 10 0 0 1 -60 0Z'
  expect(draw({ subject }, 'thirds')).toContain(lines)
  expect(draw({ subject }, 'thirds')).toContain(around)
  expect(draw({ subject: { ...subject, confidence: 0 } }, 'thirds')).not.toContain(around)
  expect(draw({}, 'thirds')).toContain(lines)
})

it('lays a tile over each part, the sharpest the strongest', () => {
  const focusMap = { ...worth, columns: 3, rows: 2, tiles: [0, 0, 0, 0, 1, 0.25], separationDb: 12 }
  const drawn = draw({ focusMap }, 'focus')
  expect(drawn.match(/<rect/g)).toHaveLength(6)
  expect(drawn).toContain('x="100" y="100" width="100" height="100" fill-opacity="0.75"')
  expect(drawn).toContain('x="200" y="100" width="100" height="100" fill-opacity="0.375"')
})

it('draws inside a mat, where everything was measured', () => {
  const inside = { x: 0.1, y: 0.2, width: 0.5, height: 0.6 }
  const drawn = draw({ frame: { ...worth, kind: 'mat', inside } }, 'thirds')
  expect(drawn).toContain('viewBox="0 0 300 200"')
  expect(drawn).toContain('translate(30 40)')
  expect(drawn).toContain('M50 0V120M100 0V120')
})

it('draws a tilt clockwise, as it is measured, and none where there is none', () => {
  const tilt = { ...worth, degrees: 45, kind: 'horizon' as const }
  expect(draw({ tilt }, 'level')).toContain('M0 -50L300 250')
  expect(draw({ tilt: { ...tilt, degrees: null } }, 'level')).not.toContain('<path')
})

const clipped = (cells: string) => ({
  ...worth,
  label: 'Clipped',
  display: '2.0 % high, 1.0 % low',
  highlightPercent: 2,
  shadowPercent: 1,
  map: { columns: 3, rows: 2, cells },
})

it('marks clipped cells by kind and strength, neighbours of a row together', () => {
  const drawn = draw({ clipping: clipped('3310c8') }, 'clipping')
  const paths = [...drawn.matchAll(/class="overlay-(\w+)" fill-opacity="([\d.]+)"[^>]* d="([^"]*)"/g)]
  expect(paths.map(([, ...path]) => path)).toEqual([
    ['highlights', '0.3', 'M2 0h1v1h-1z'],
    ['highlights', '0.6', ''],
    ['highlights', '0.9', 'M0 0h2v1h-2z'],
    ['shadows', '0.3', ''],
    ['shadows', '0.6', 'M2 1h1v1h-1z'],
    ['shadows', '0.9', 'M1 1h1v1h-1z'],
  ])
  expect(drawn).toContain('scale(100 100)')
})

it('says the figure of each overlay, and when it is not there yet', () => {
  expect(draw({ clipping: clipped('000000') }, 'clipping')).toContain('Clipped 2.0 % high, 1.0 % low')
  expect(draw({}, 'focus')).toContain('Focus map is being measured')
  const { map, ...older } = clipped('000000')
  expect(map.cells).toHaveLength(6)
  expect(draw({ clipping: older }, 'clipping')).not.toContain('<path')
})
