import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { mergeSidecar, type Said } from './merge.ts'
import { listOf, readPacket, valueOf } from './packet.ts'

const crop = [
  ['crs:HasCrop', 'True'],
  ['crs:CropLeft', '0.1'],
  ['crs:CropTop', '0.2'],
  ['crs:CropRight', '0.7'],
  ['crs:CropBottom', '0.8'],
  ['crs:CropAngle', '-1.5'],
] as const
const said: Said = {
  advisor: 'Ansel Adams',
  writtenAt: '2026-01-31T12:00:00.000Z',
  summary: 'A pier & its <light>.\nQuiet.',
  advice: ['Turn it 1.5 degrees.'],
  settings: { crop, exposure: [['crs:Exposure2012', '+0.67']] },
  stored: { width: 1600, height: 1067, orientation: 6 },
  unstated: ['shadows'],
}
const merge = (existing: string | null, changes: Partial<Said> = {}) =>
  mergeSidecar(existing, { ...said, ...changes })!
const read = (text: string, name: string): string | null => valueOf(readPacket(text)!, name)
const items = (text: string, name: string): string[] | undefined => listOf(readPacket(text)!, name)?.items

/** What Lightroom writes beside a raw file, shortened; attributes, lists, a structure, padding. */
const lightroom = `<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 7.0">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
   xmp:Rating="4"
   tiff:ImageWidth="6000"
   tiff:ImageLength="4000"
   crs:ProcessVersion="15.4"
   crs:Exposure2012="0.00"
   crs:Contrast2012="+12"
   crs:HasCrop="False"
   crs:HasSettings="True">
   <dc:subject>
    <rdf:Bag>
     <rdf:li>sea</rdf:li>
    </rdf:Bag>
   </dc:subject>
   <crs:ToneCurvePV2012><rdf:Seq><rdf:li>0, 0</rdf:li><rdf:li>255, 255</rdf:li></rdf:Seq></crs:ToneCurvePV2012>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
`

describe('a new sidecar', () => {
  it('says what is advised, who says it, and what it cannot say', () => {
    const { text, stated, kept } = merge(null)
    expect({ stated, kept }).toEqual({ stated: ['crop', 'exposure'], kept: [] })
    for (const [name, value] of crop) expect(read(text, name)).toBe(value)
    expect(read(text, 'crs:Exposure2012')).toBe('+0.67')
    expect(read(text, 'crs:ProcessVersion')).toBe('11.0')
    expect(read(text, 'tiff:ImageWidth')).toBe('1600')
    expect(read(text, 'tiff:Orientation')).toBe('6')
    expect(read(text, 'mondrian:Summary')).toBe(said.summary)
    expect(items(text, 'mondrian:Advice')).toEqual(said.advice)
    expect(items(text, 'mondrian:NotStated')).toEqual(['shadows'])
    expect(items(text, 'dc:subject')).toEqual(['Mondrian', 'Ansel Adams'])
    expect(items(text, 'lr:hierarchicalSubject')).toEqual(['Mondrian|Ansel Adams'])
  })

  it('says nothing of a setting that is not advised', () => {
    const { text } = merge(null, { settings: {} })
    expect(text).not.toMatch(/crs:(?!=)[A-Z]|tiff:Image/)
  })
})

describe('one that is there', () => {
  it('keeps every other field, character for character', () => {
    const { text } = merge(lightroom)
    for (const part of ['xmp:Rating="4"', 'crs:Contrast2012="+12"', 'tiff:ImageWidth="6000"'])
      expect(text).toContain(part)
    expect(text).toContain('<crs:ToneCurvePV2012><rdf:Seq><rdf:li>0, 0</rdf:li>')
    expect(read(text, 'crs:ProcessVersion')).toBe('15.4')
    expect(items(text, 'dc:subject')).toEqual(['sea', 'Mondrian', 'Ansel Adams'])
    // Nothing is said twice.
    for (const name of ['crs:HasCrop', 'crs:Exposure2012', 'crs:HasSettings', 'tiff:ImageWidth'])
      expect(text.split(`${name}=`).length).toBe(2)
  })

  it('is the same after the second time as after the first, and says the new where that changed', () => {
    const once = merge(lightroom).text
    const twice = merge(once).text
    expect(merge(twice).text).toBe(twice)
    expect(
      readPacket(twice)!
        .properties.map(({ name }) => name)
        .toSorted(),
    ).toEqual(
      readPacket(once)!
        .properties.map(({ name }) => name)
        .toSorted(),
    )
    const changed = merge(twice, {
      summary: 'New.',
      settings: { exposure: [['crs:Exposure2012', '-1.00']] },
    }).text
    expect(read(changed, 'crs:Exposure2012')).toBe('-1.00')
    expect(read(changed, 'mondrian:Summary')).toBe('New.')
  })

  it.each([
    ['crs:HasCrop="False"', 'crs:HasCrop="True" crs:CropLeft="0.3"', 'crop'],
    ['crs:Exposure2012="0.00"', 'crs:Exposure2012="-0.35"', 'exposure'],
  ])('keeps what a person set: %s', (before, theirs, setting) => {
    const { text, stated, kept } = merge(lightroom.replace(before, theirs))
    expect(kept).toEqual([setting])
    expect(stated).not.toContain(setting)
    expect(text).toContain(theirs)
  })

  it.each([
    [
      '<darktable:colorlabels xmlns:darktable="http://darktable.sf.net/"><rdf:Seq><rdf:li>0</rdf:li></rdf:Seq></darktable:colorlabels>',
      ['label'],
    ],
    ['<d:ColorLabel xmlns:d="http://www.digikam.org/ns/1.0/">4</d:ColorLabel>', ['label']],
    ['<d:ColorLabel xmlns:d="http://www.digikam.org/ns/1.0/">0</d:ColorLabel>', []],
  ])('keeps a color that another program has in a field of its own: %#', (field, expected) => {
    const settings = { label: [['xmp:Label', 'Green']] } as const
    const theirs = lightroom.replace('<dc:subject>', `${field}<dc:subject>`)
    const { text, kept } = merge(theirs, { settings })
    expect(kept).toEqual(expected)
    expect(text).toContain(field)
    expect(read(text, 'xmp:Label')).toBe(expected.length > 0 ? null : 'Green')
  })

  it('keeps what a person changed after Mondrian had set it', () => {
    const { text } = merge(null)
    const theirs = text.replace('crs:CropLeft="0.1"', 'crs:CropLeft="0.05"')
    expect(merge(theirs).kept).toEqual(['crop'])
    expect(read(merge(theirs).text, 'crs:CropLeft')).toBe('0.05')
  })

  it('is understood whatever its prefixes, and as elements', () => {
    const other = `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about="uuid:1">
      <c:HasCrop xmlns:c="http://ns.adobe.com/camera-raw-settings/1.0/">True</c:HasCrop>
      <d:subject xmlns:d="http://purl.org/dc/elements/1.1/"><r:Bag><r:li>a &amp; b</r:li></r:Bag></d:subject>
      </r:Description></r:RDF>`
    const { text, kept } = merge(other)
    expect(kept).toEqual(['crop'])
    expect(items(text, 'dc:subject')).toEqual(['a & b', 'Mondrian', 'Ansel Adams'])
    expect(readPacket(text)!.about).toBe('uuid:1')
  })

  it('has its flat keywords in a new list of hierarchies, too: digiKam reads that one alone', () => {
    const { text } = merge(lightroom)
    expect(items(text, 'lr:hierarchicalSubject')).toEqual(['sea', 'Mondrian|Ansel Adams'])
    const twice = merge(text, { advisor: 'Georgia' }).text
    expect(items(twice, 'lr:hierarchicalSubject')).toEqual([
      'sea',
      'Mondrian|Ansel Adams',
      'Mondrian|Georgia',
    ])
  })

  it("has digiKam's own list of keywords added to, where there is one", () => {
    const list =
      '<d:TagsList xmlns:d="http://www.digikam.org/ns/1.0/"><rdf:Seq><rdf:li>Places/Sea</rdf:li></rdf:Seq></d:TagsList>'
    const { text } = merge(lightroom.replace('<dc:subject>', `${list}<dc:subject>`))
    expect(items(text, 'digiKam:TagsList')).toEqual(['Places/Sea', 'Mondrian/Ansel Adams'])
    expect(items(merge(text).text, 'digiKam:TagsList')).toHaveLength(2)
    expect(merge(lightroom).text).not.toContain('TagsList')
  })

  it('may hold nothing', () => {
    const rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    for (const empty of [`<rdf:RDF ${rdf}/>`, `<rdf:RDF ${rdf}></rdf:RDF>`])
      expect(read(merge(empty).text, 'crs:CropTop')).toBe('0.2')
  })

  test.each([
    '',
    'no XML',
    '<a></b>',
    '<a',
    '<a><b></a>',
    '<a b="1" b="2"/>',
    '<a>&unknown;</a><c/>',
    '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
    '<a/>',
    lightroom.slice(0, -40),
    lightroom.replace('rdf-syntax-ns#', 'other#'),
    '<a>'.repeat(100) + '</a>'.repeat(100),
  ])('is refused where it is no XMP: %#', (text) => {
    expect(mergeSidecar(text, said)).toBeNull()
  })
})

test('whatever is said comes back as it was, but for what XML cannot hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (summary) => {
      const plain = summary.replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
      expect(read(merge(null, { summary }).text, 'mondrian:Summary')).toBe(plain)
    }),
    { numRuns: 300 },
  )
})

test('a damaged one is refused or added to, and never throws', () => {
  fc.assert(
    fc.property(fc.nat(lightroom.length - 1), fc.string({ maxLength: 3 }), fc.nat(3), (at, put, cut) => {
      const text = lightroom.slice(0, at) + put + lightroom.slice(at + cut)
      const merged = mergeSidecar(text, said)
      expect(merged === null || readPacket(merged.text) !== null).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('time grows with the length, not faster', () => {
  for (const part of ['<a ', ' ', '&', '<!--', 'a="', '<a>', '&#', '/']) {
    expect(mergeSidecar(part.repeat(300_000), said)).toBeNull()
  }
})
