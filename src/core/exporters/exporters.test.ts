import { noMarks } from '../../shared/marks.ts'
import { describe, expect, it, test } from 'vitest'
import type { Flag } from '../../shared/critique.ts'
import { exportDocumentSchema } from '../../shared/exports.ts'
import { emptyCamera } from '../../shared/photos.ts'
import { sampleFacts } from '../../shared/testing/samples.ts'
import { openLibrary } from './exporters.fixture.ts'
import { hostileNames } from './hostile.fixture.ts'

const text = '## What I see\nA pier. The highlights are blown.\n\n## Composition · 7.5\n- It *holds*.\n'
const start = text.indexOf('The')
const flags: Flag[] = [
  {
    kind: 'contradiction',
    grade: 'doesNotHold',
    start,
    end: start + 25,
    claim: 'highlights are blown',
    measured: '0.0 % of pixels are clipped',
  },
  {
    kind: 'contradiction',
    grade: 'checkThis',
    start: null,
    end: null,
    claim: 'it is level',
    measured: '1.2 degrees',
  },
]

/** Each cell of RFC 4180 text as a spreadsheet reads it. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare!)
    if (end === '\r\n') rows.push([])
    if (end === '') break
  }
  return rows.slice(0, -1)
}

describe('json', () => {
  it('reads back what the library knows, but no path and no place', async () => {
    const { exported, addPhoto, addCritique } = openLibrary()
    const place = { latitude: 53.5, longitude: 9.9, altitude: null }
    const camera = { ...emptyCamera, model: 'D4', keywords: ['=1+1', 'sea'], place }
    addCritique(addPhoto({ name: 'pier.jpg', camera }), text, { flags })
    addPhoto({ name: 'tree.jpg' })
    const files = await exported('json')
    expect([...files.keys()]).toEqual(['Mondrian 2026-01-31.json'])
    const json = files.values().next().value!
    const read = exportDocumentSchema.parse(JSON.parse(json))
    expect(read).toMatchObject({
      format: 'mondrian-export',
      version: 1,
      application: 'Mondrian 1.2.3',
      exportedAt: '2026-01-31T12:00:00.000Z',
      photos: [
        { name: 'pier.jpg', width: 1600, facts: sampleFacts },
        { name: 'tree.jpg', critiques: [] },
      ],
    })
    expect(read.photos[0]!.critiques).toEqual([
      expect.objectContaining({
        analysisMarkdown: text,
        flags,
        advisor: { id: 'ansel', name: 'Ansel Adams' },
        model: 'starter.gguf',
        writtenAt: Date.UTC(2026, 0, 31, 12),
      }),
    ])
    expect(JSON.parse(json)).toEqual(read)
    expect(read.photos[0]!.marks).toEqual(noMarks)
    expect(json).not.toMatch(/secret|latitude|53\.5|claims/)
  })
})

describe('reasons', () => {
  it.each(['markdown', 'html'] as const)('stand with title and source in %s', async (format) => {
    const { exported, addPhoto, addCritique } = openLibrary()
    const source = 'Ansel Adams, The Negative, 1981'
    const card = { id: 'zones', title: 'Zones <b>', source }
    const remarks = [{ start: 0, end: 10, regions: [], operation: null, card }]
    addCritique(addPhoto(), text, { remarks })
    const file = (await exported(format)).values().next().value!
    expect(file).toContain(source)
    expect(file).not.toContain('Zones <b>')
  })
})

describe('csv', () => {
  it('has a row for each photograph, in the numbers and words of the scales', async () => {
    const { exported, addPhoto, addCritique, store } = openLibrary()
    const camera = { ...emptyCamera, model: 'D4', aperture: 8, shutter: 0.004, exposureCompensation: -0.7 }
    const id = addPhoto({ camera })
    addCritique(id, text, { flags })
    store.marks.set([id], { rating: 4, flag: 'pick', label: 'red' })
    addPhoto({ name: 'tree.jpg' })
    const csv = (await exported('csv')).values().next().value!
    expect(csv.startsWith('\ufeff')).toBe(true)
    const [headings, ...rows] = readCsv(csv.slice(1))
    expect(new Set(headings).size).toBe(headings!.length)
    expect(rows.map((row) => row.length)).toEqual([headings!.length, headings!.length])
    const pier = Object.fromEntries(headings!.map((heading, index) => [heading, rows[0]![index]]))
    expect(pier).toMatchObject({
      name: 'pier.jpg',
      'aperture (f-number)': '8',
      'shutter (s)': '0.004',
      'exposure compensation (stops)': '-0.7',
      'measurement score': '7.5',
      'own rating (stars)': '4',
      flag: 'pick',
      'color label': 'red',
      'native pixels with every channel at 1 or below (percent)': '3.2',
      'Ansel Adams: score': '7.5',
      'Ansel Adams: contradicted': '2',
      'Edward Weston: score': '',
    })
  })

  it('says no number of what is too unsure to be said', async () => {
    const { exported, addPhoto, store } = openLibrary()
    store.facts.put(addPhoto(), { tilt: { ...sampleFacts.tilt!, confidence: 0.1 } }, true)
    const [headings, row] = readCsv((await exported('csv')).values().next().value!)
    const tilt = headings!.flatMap((heading, index) => (heading.startsWith('angle of') ? [row![index]] : []))
    expect(tilt).toEqual(['', ''])
  })

  test('names and captions stay one cell of text', async () => {
    const { exported, addPhoto } = openLibrary()
    for (const name of hostileNames)
      addPhoto({ name, camera: { ...emptyCamera, title: name, caption: name } })
    const rows = readCsv((await exported('csv')).values().next().value!.slice(1))
    expect(rows).toHaveLength(hostileNames.length + 1)
    for (const cell of rows.flat()) {
      expect(cell).not.toMatch(/^[\s\p{C}]*[=+@|%＝＋－＠]/u)
      expect(cell).not.toMatch(/^[\s\p{C}]*-(?!\d+(\.\d+)?$)/u)
      expect(cell).not.toMatch(/[\r\n\u2028]/)
    }
  })
})

describe('markdown', () => {
  it('is one file for each photograph, with what contradicts a measurement', async () => {
    const { exported, addPhoto, addCritique } = openLibrary()
    const id = addPhoto({ camera: { ...emptyCamera, model: 'D4', iso: 100 }, warning: 'It may be damaged.' })
    addCritique(id, text, { flags })
    expect(Object.fromEntries(await exported('markdown', '{name} {advisor} {date} {score}'))).toEqual({
      'pier Ansel Adams 2026-01-31 7.5.md': `# pier.jpg

1600 × 1067 · JPEG · 412 kB · D4 · ISO 100

It may be damaged.

Measurement score: 7.5 of 10: tones 7.0, sharpness 8.0

| Measured | | |
|---|---|---|
| Clipped | 0.0 % high, 3.2 % low |  |
| Tilt | 1.2° | 85 % sure |

## Ansel Adams · 7.5 of 10

*Written by starter.gguf, 2026-01-31.*

Composition strong, 7.5

### What I see
A pier. The highlights are blown.

### Composition · 7.5
- It *holds*.

### Checked against the measurements

- “The highlights are blown.” claims: highlights are blown. This does not hold. Measured: 0.0 % of pixels are clipped.
- The model says: it is level. Check this. Measured: 1.2 degrees.
`,
    })
  })

  it('holds no HTML and no picture, whatever a model wrote', async () => {
    const { exported, addPhoto, addCritique } = openLibrary()
    addCritique(
      addPhoto(),
      'A <script>alert(1)</script> ![x](http://a.org/x.png) 3 < 4 <!-- no \\<b> \\\\<b>',
    )
    const markdown = (await exported('markdown')).values().next().value!
    expect(markdown).toContain(
      'A \\<script>alert(1)\\</script> \\![x](http://a.org/x.png) 3 < 4 \\<!-- no \\<b> \\\\\\<b>',
    )
  })
})

describe('html', () => {
  it('is one file with the picture and each flag beside its sentence', async () => {
    const { exported, addPhoto, addCritique } = openLibrary()
    addCritique(addPhoto(), text, { flags })
    const files = await exported('html')
    expect([...files.keys()]).toEqual(['pier.html'])
    const html = files.get('pier.html')!
    expect(html).toContain(`src="data:image/jpeg;base64,${Buffer.from('model').toString('base64')}"`)
    expect(html).toContain(
      '<mark class="wrong">The highlights are blown.</mark> <small class="note wrong">Does not hold. Measured: 0.0 % of pixels are clipped.</small>',
    )
    expect(html).toContain('The model says: it is level. Check this. Measured: 1.2 degrees.')
    expect(html).toContain('<h3>Composition · 7.5</h3>')
    expect(html).not.toContain('secret')
  })

  it('frames the places that sentences speak of, unless the photograph was turned since', async () => {
    const { exported, addPhoto, addCritique, store } = openLibrary()
    const region = { of: 'face', box: { x: 0.1, y: 0.2, width: 0.3, height: 0.4 } } as const
    const id = addPhoto()
    const remarks = [{ start, end: start + 25, regions: [region, region], operation: null }]
    addCritique(id, text, { flags, remarks })
    const html = (await exported('html')).values().next().value!
    expect(html).toContain(
      '<small class="note wrong">Does not hold. Measured: 0.0 % of pixels are clipped.</small><sup class="place">1</sup>',
    )
    expect(html.match(/<text /g)).toHaveLength(1)
    expect(html).toContain('x="10.00%" y="20.00%" width="30.00%" height="40.00%"')
    store.photos.update(id, { rotation: 90 })
    expect((await exported('html')).values().next().value).not.toMatch(/<text |<sup /)
  })

  it('says so where the small copy of a photograph is gone', async () => {
    const { exported, addPhoto, dataDir } = openLibrary()
    const { rm } = await import('node:fs/promises')
    await rm(`${dataDir}/photos/${addPhoto()}`, { recursive: true })
    expect((await exported('html')).values().next().value).toContain(
      'The small copy of this photograph is gone.',
    )
  })
})

describe('contact sheet', () => {
  it('is one page of all photographs with their scores', async () => {
    const { exported, addPhoto, addCritique } = openLibrary()
    addCritique(addPhoto())
    addPhoto({ name: 'tree.jpg' })
    const files = await exported('contact-sheet')
    expect([...files.keys()]).toEqual(['Mondrian 2026-01-31.html'])
    const html = files.values().next().value!
    expect(html.match(/<figure>/g)).toHaveLength(2)
    expect(html).toContain('Measured: 7.5')
    expect(html).toContain('Ansel Adams · 7.5 of 10')
  })
})

test.each(['html', 'contact-sheet'] as const)(
  '%s runs nothing, whatever a name or a model says',
  async (format) => {
    const { exported, addPhoto, addCritique } = openLibrary()
    for (const name of hostileNames) {
      const camera = { ...emptyCamera, model: name, lens: name, title: name }
      addCritique(addPhoto({ name, camera, warning: name }), `## ${name}\n${name}\n[x](javascript:alert(1))`)
    }
    for (const html of (await exported(format)).values()) {
      const tags = new Set([...html.matchAll(/<\/?([^\s>]+)/g)].map(([, tag]) => tag))
      for (const tag of ['script', 'svg onload', 'iframe', 'a', 'link', 'form', 'object', 'base']) {
        expect(tags).not.toContain(tag)
      }
      expect(html.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\s(on|style|href)/i)
      expect(html).not.toContain('\u202e')
      for (const [image] of html.matchAll(/<img[^>]*>/g)) {
        expect(image).toMatch(/^<img alt="[^"<>]*" src="data:image\/jpeg;base64,[\w+/=]*">$/)
      }
      expect(html).toMatch(
        /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'">/,
      )
      expect(html).not.toMatch(/https?:/)
    }
  },
)
