import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EventBody, EventOf } from '../../shared/events.ts'
import {
  beginning,
  chunk,
  completion,
  done,
  sampleJob,
  samplePhoto,
  sampleStats,
} from '../../shared/testing/samples.ts'
import { createVirtualTerminal } from '../testing/virtualTerminal.ts'
import { createLiveView } from './liveView.ts'

const escape = '\u001b'
const pier = samplePhoto('pier')
const job = sampleJob('first', 'pier')
const second = sampleJob('second', 'pier', { advisorId: 'okeefe' })

const progress = (changes: Partial<EventOf<'progress'>> = {}): EventBody => ({
  type: 'progress',
  jobId: 'first',
  attempt: 1,
  progress: 62,
  stage: 'writing',
  stageShare: 0.4,
  currentTokens: 150,
  tokensPerSecond: 45.23,
  elapsedMs: 3000,
  estimatedRemainingMs: 2000,
  promptTokens: 50,
  promptTps: 900,
  totalTokens: 200,
  peakMemoryBytes: 312_000_000,
  slow: false,
  ...changes,
})

const setUp = ({ columns = 60, rows = 24, coloured = false, jobs = [job] } = {}) => {
  const terminal = createVirtualTerminal(columns, rows)
  const raw: string[] = []
  const time = { now: 1000 }
  const view = createLiveView({
    terminal: {
      get columns() {
        return terminal.columns
      },
      rows,
      write: (text) => {
        raw.push(text)
        terminal.write(text)
      },
    },
    errors: terminal,
    coloured,
    advisorNames: new Map([['ansel', 'Ansel Adams']]),
    now: () => time.now,
  })
  let seq = 0
  const show = (...bodies: EventBody[]): void => {
    for (const body of bodies) view.event({ ...body, seq: ++seq, at: 1000 })
    vi.advanceTimersByTime(100)
  }
  show({ type: 'photo_update', photo: pier })
  view.accepted([pier], jobs)
  return { terminal, view, show, raw, time, lines: terminal.lines }
}

describe('createLiveView', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('says what is to be known of a photo that could be measured all the same', () => {
    const { show, lines } = setUp()
    show({ type: 'photo_update', photo: { ...pier, warning: 'This file may be damaged.' } })
    show(...beginning(job), chunk(job, 0, '## What I see\n'))
    expect(lines().slice(0, 4)).toEqual([
      '',
      'pier.jpg · Ansel Adams',
      '  ! This file may be damaged.',
      '  1600 × 1067 · JPEG · 412 kB',
    ])
  })

  it('shows header, facts, model, the growing text and the figures', () => {
    const { show, lines, time } = setUp()
    show(...beginning(job), chunk(job, 0, '## What I see\n\nA dark fra'), progress())
    time.now = 2000
    show()
    expect(lines()).toEqual([
      '',
      'pier.jpg · Ansel Adams',
      '  1600 × 1067 · JPEG · 412 kB',
      '  NIKON D4 · f/8 · 1/250 s · ISO 100',
      '  Clipped 0.0 % high, 3.2 % low · Tilt 1.2°, 85 % sure',
      '  Starter writer on CPU. Words what was measured and found',
      '  in the picture, and sees nothing itself.',
      '',
      '## What I see',
      '',
      'A dark fra',
      '',
      '✓ Prepare  ✓ Load  ✓ Read  ● Write  ○ Finish',
      `${'━'.repeat(33)}${'─'.repeat(21)} 62 %`,
      '150 tokens · 45.2 tok/s · 4.0 s elapsed · ~2 s left',
      'Generating analysis...',
    ])
  })

  it('leaves the finished critique with its figures and flags, and no status lines', () => {
    const { show, view, lines } = setUp()
    const text = '## What I see\n\nThe highlights are blown.\n'
    const [complete, ...rest] = completion(job, text)
    const flags = [
      {
        grade: 'doesNotHold',
        start: 15,
        end: 40,
        claim: 'highlights are blown',
        measured: '0.0 % are clipped',
      },
    ]
    show(...beginning(job), chunk(job, 0, text), { ...complete, flags } as EventBody, ...rest)
    view.close()
    expect(lines().slice(8)).toEqual([
      '## What I see',
      '',
      'The highlights are blown.',
      '',
      '✓ 213 tokens · 45.2 tok/s · 4.8 s · 312 MB · overall 7.1',
      '  ! “The highlights are blown.” claims: highlights are',
      '  blown. This does not hold. Measured: 0.0 % are clipped.',
      '',
    ])
  })

  it('prints long text once, whatever the frames cut it into', () => {
    const words = Array.from({ length: 300 }, (_, index) => `word${index}`)
    const text = words.join(' ')
    const { show, view, lines } = setUp({ rows: 8 })
    show(...beginning(job))
    for (let offset = 0; offset < text.length; offset += 7)
      show(chunk(job, offset, text.slice(offset, offset + 7)))
    show(...completion(job, text))
    view.close()
    expect(
      lines()
        .join(' ')
        .match(/word\d+/g),
    ).toEqual(words)
  })

  it('joins what frames cut apart, wherever its line ends', () => {
    const text = 'می\u200cشود👩\u200d🚀🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'.repeat(20)
    const { show, view, lines } = setUp({ columns: 21 })
    show(...beginning(job))
    for (const { index, 0: character } of text.matchAll(/./gu)) show(chunk(job, index, character))
    show(...completion(job, text))
    view.close()
    expect(lines().join('')).toContain(text)
  })

  it('tells jobs one after the other, even when their events interleave', () => {
    const { show, view, lines } = setUp({ jobs: [job, second] })
    show(
      ...beginning(job),
      chunk(job, 0, 'first text'),
      ...beginning(second),
      chunk(second, 0, 'second text'),
    )
    expect(lines().join('\n')).not.toContain('second text')
    show(...completion(second, 'second text'), ...completion(job, 'first text'))
    view.close()
    const shown = lines().join('\n')
    expect(shown).toMatch(/Ansel Adams · 1 of 2[^]*first text[^]*okeefe · 2 of 2[^]*second text/)
    expect(shown).toContain('2 critiques: 2 completed')
    expect(shown.match(/Clipped/g)).toHaveLength(1)
  })

  it('keeps the text of a stopped job and says how much it is', () => {
    const { show, view, lines } = setUp({ jobs: [job, second] })
    show(
      ...beginning(job),
      chunk(job, 0, 'Half a sen'),
      progress(),
      done(job, 'cancelled'),
      done(second, 'cancelled'),
    )
    view.close()
    expect(lines().slice(-6)).toEqual([
      'Half a sen',
      '',
      '■ Stopped. Kept: 150 tokens · 4.8 s.',
      '',
      '2 critiques: 0 completed, 2 stopped',
      '',
    ])
  })

  it('says why a job failed', () => {
    const { show, view, lines } = setUp()
    const failed = { ...job, status: 'failed', errorMessage: 'The model stopped twice.' } as const
    show(
      ...beginning(job),
      { type: 'status_update', jobId: job.id, attempt: 1, job: failed },
      done(job, 'failed'),
    )
    view.close()
    expect(lines().slice(-3)).toEqual(['', '✗ The model stopped twice.', ''])
  })

  it('says that text was taken back and goes on from the last line that is kept', () => {
    const { show, lines } = setUp()
    show(...beginning(job), chunk(job, 0, 'kept line\nwithdrawn line\nmore'))
    show({ type: 'reset', jobId: 'first', attempt: 2, keep: 10 }, chunk(job, 10, 'written anew'))
    const shown = lines().join('\n')
    expect(shown).toMatch(/withdrawn line\n\n↺ [^\n]*\n\nwritten anew\n/)
    expect(shown).not.toContain('more')
  })

  it('puts a sentence on standard error between the lines, not into them', () => {
    const { show, view, lines } = setUp()
    show(...beginning(job), chunk(job, 0, 'Some text'))
    view.problem('broken.jpg: This file is empty.')
    show(...completion(job, 'Some text'))
    view.close()
    expect(lines()).toContain('broken.jpg: This file is empty.')
    expect(lines().filter((line) => line === 'Some text')).toHaveLength(1)
  })

  it('shows how many photographs are measured while no job runs', () => {
    const { show, lines } = setUp()
    show({ type: 'photo_update', photo: samplePhoto('lantern', { status: 'new' }) })
    expect(lines()).toEqual(['', 'Measuring photographs: 1 of 2'])
  })

  it('lets nothing that steers a terminal through, from text, file name, model or advisor', () => {
    const evil = '\u001b[2J\u001b]0;owned\u0007\u009b1A'
    const { show, view, raw } = setUp()
    const evilJob = sampleJob('evil', 'evil', { advisorId: `a${evil}` })
    show({ type: 'photo_update', photo: samplePhoto('evil', { name: `n${evil}\n.jpg` }) })
    const loading = sampleJob('evil', 'evil', {
      status: 'running',
      stage: 'loading',
      currentStep: `m${evil}`,
    })
    show({ type: 'status_update', jobId: 'evil', attempt: 1, job: loading })
    show(
      ...beginning(evilJob),
      chunk(evilJob, 0, `text ${evil} goes on`),
      ...completion(evilJob, `text ${evil} goes on`),
    )
    view.problem(`p${evil}: sentence`)
    view.close()
    const ownControls = new RegExp(`${escape}\\[(\\?25[hl]|\\?2026[hl]|\\d+A|K|J)`, 'g')
    const rest = raw
      .join('')
      .replaceAll(ownControls, '')
      .replaceAll(/[\n\r]/g, '')
    expect(rest.match(/\p{Cc}/u)).toBeNull()
    expect(rest).toContain('goes on')
  })

  it('uses attributes only where colour is wanted', () => {
    const plain = setUp()
    plain.show(...beginning(job), chunk(job, 0, '## What I see\n'))
    expect(plain.raw.join('')).not.toMatch(new RegExp(`${escape}\\[[\\d;]*m`))
    const coloured = setUp({ coloured: true })
    coloured.show(...beginning(job), chunk(job, 0, '## What I see\n'))
    expect(coloured.raw.join('')).toContain('\u001b[1m## What I see')
  })

  it('fits a narrow terminal, and goes on after it is resized', () => {
    const { terminal, show, view, lines } = setUp({ columns: 24 })
    show(...beginning(job), progress(), chunk(job, 0, 'The light falls from the left '))
    expect(lines().slice(-4)).toEqual([
      '● Write (4 of 5)',
      '━━━━━━━━━━━─────── 62 %',
      '150 tokens · 45.2 tok/s',
      'Generating analysis...',
    ])
    terminal.columns = 60
    show(chunk(job, 30, 'onto the pier and the water below.'))
    view.close()
    expect(lines().join(' ')).toContain('The light falls from the left onto the pier and the water below.')
  })

  it('names how a critique ended early', () => {
    const { show, view, lines } = setUp()
    const [complete, ...rest] = completion(job, 'text')
    show(
      ...beginning(job),
      { ...complete, stats: { ...sampleStats, finishReason: 'length' } } as EventBody,
      ...rest,
    )
    view.close()
    expect(lines().join(' ')).toContain('reached its length limit')
  })
})
