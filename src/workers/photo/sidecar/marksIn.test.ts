import { expect, test } from 'vitest'
import { marksIn } from './marksIn.ts'

const rdf = (inner: string, attributes = ''): string => `<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:darktable="http://darktable.sf.net/"
   xmlns:digiKam="http://www.digikam.org/ns/1.0/" ${attributes}>${inner}</rdf:Description>
 </rdf:RDF>
</x:xmpmeta>`
const none = { rating: null, flag: null, label: null }
const read = (text: string) => marksIn(Buffer.from(text))

test.each([
  ['Lightroom', rdf('', 'xmp:Rating="4" xmp:Label="Red"'), { ...none, rating: 4, label: 'red' }],
  ['a reject', rdf('', 'xmp:Rating="-1"'), { ...none, flag: 'reject' }],
  ['Bridge', rdf('<xmp:Label>Approved</xmp:Label>'), { ...none, label: 'green' }],
  [
    'darktable',
    rdf(
      '<darktable:colorlabels><rdf:Seq><rdf:li>3</rdf:li></rdf:Seq></darktable:colorlabels>',
      'xmp:Rating="0"',
    ),
    { ...none, rating: 0, label: 'blue' },
  ],
  [
    'digiKam',
    rdf('', 'xmp:Rating="3" digiKam:ColorLabel="3" digiKam:PickLabel="3"'),
    { rating: 3, flag: 'pick', label: 'yellow' },
  ],
  ['nothing', rdf(''), none],
  ['another label, and nonsense', rdf('', 'xmp:Rating="99" xmp:Label="constructor"'), none],
  ['half stars', rdf('', 'xmp:Rating="3.5"'), { ...none, rating: 3 }],
])('%s', (_, text, marks) => expect(read(text)).toEqual(marks))

test('what is no XMP, or not in UTF-8, says nothing', () => {
  expect(read('')).toBeNull()
  expect(read('<a>')).toBeNull()
  expect(marksIn(Buffer.from(rdf('', 'xmp:Rating="4"'), 'utf16le'))).toBeNull()
  expect(read(`<?xml version="1.0" encoding="ISO-8859-1"?>${rdf('', 'xmp:Rating="4"')}`)).toBeNull()
})
