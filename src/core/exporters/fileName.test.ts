import { describe, expect, it, test } from 'vitest'
import { basename, win32 } from 'node:path'
import { createNames, fillTemplate, numberedName, safeFileName } from './fileName.ts'
import { hostileNames } from './hostile.fixture.ts'

describe('safeFileName', () => {
  it.each([
    ['pier', 'pier.md'],
    ['../../etc/passwd', '_.._etc_passwd.md'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j.md'],
    ['con', '_con.md'],
    ['Com1.tar', '_Com1.tar.md'],
    ['LPT³', '_LPT³.md'],
    ['console', 'console.md'],
    ['..', 'photo.md'],
    ['', 'photo.md'],
    [' . ', 'photo.md'],
    ['-rf', '_rf.md'],
    ['.hidden', 'hidden.md'],
    ['ends. ', 'ends.md'],
    ['two\nlines', 'twolines.md'],
    ['cafe\u0301', 'caf\u00e9.md'],
    ['صورة', 'صورة.md'],
    ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦.md'],
    ['\u202egpj.exe', 'gpj.exe.md'],
  ])('makes %j %j', (stem, name) => expect(safeFileName(stem, 'md')).toBe(name))

  it('cuts between whole characters', () => {
    expect(safeFileName('é'.repeat(300), 'md')).toBe(`${'é'.repeat(100)}.md`)
    expect(safeFileName('👩‍👩‍👧‍👦'.repeat(60), 'md')).toBe(`${'👩‍👩‍👧‍👦'.repeat(8)}.md`)
  })

  test.each(hostileNames)('is a plain name on every system: %j', (name) => {
    const safe = safeFileName(name, 'html')
    expect(basename(safe)).toBe(safe)
    expect(win32.basename(safe)).toBe(safe)
    expect(safe).toMatch(/^[^.\s-].*[^.\s]\.html$|^[^.\s-]\.html$/u)
    expect(safe).toBe(safe.normalize('NFC'))
    expect(safe).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/u)
    expect(Buffer.byteLength(numberedName(safe, 10_000))).toBeLessThanOrEqual(255)
  })
})

describe('fillTemplate', () => {
  const values = { name: 'pier', advisor: 'Ansel Adams', date: '2026-01-31', score: '7.5' }

  it('puts in what stands in braces', () =>
    expect(fillTemplate('{date} {name} ({advisor}, {score})', values)).toBe(
      '2026-01-31 pier (Ansel Adams, 7.5)',
    ))

  it('takes what is put in for text', () =>
    expect(fillTemplate('{name}', { ...values, name: '{date} $& $1' })).toBe('{date} $& $1'))

  it('names what there is in place of anything else', () =>
    expect(() => fillTemplate('{camera}', values)).toThrow(
      expect.objectContaining({
        code: 'bad-request',
        message: 'There is no {camera} in the name of a file.',
        hint: 'Use {name}, {advisor}, {date}, {score}.',
      }),
    ))
})

describe('createNames', () => {
  it('hands out no name twice, also where a system does not tell two apart', () => {
    const next = createNames()
    expect(['a.md', 'A.md', 'a.md', 'a (2).md', 'b.md'].map(next)).toEqual([
      'a.md',
      'A (2).md',
      'a (3).md',
      'a (2) (2).md',
      'b.md',
    ])
  })
})
