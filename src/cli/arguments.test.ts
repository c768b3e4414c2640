import { describe, expect, it } from 'vitest'
import { parseInvocation } from './arguments.ts'

const analyzing = {
  command: 'analyze',
  json: false,
  dataDir: undefined,
  advisorIds: undefined,
  model: undefined,
}

describe('parseInvocation', () => {
  it('analyzes what is named', () => {
    expect(parseInvocation(['a.jpg', 'folder'])).toEqual({ ...analyzing, inputs: ['a.jpg', 'folder'] })
  })

  it('reads every option, before or after the photographs', () => {
    const args = ['--json', 'a.jpg', '--advisor', 'ansel,okeefe', '--model=m.gguf', '--data', 'd', 'b.jpg']
    expect(parseInvocation(args)).toEqual({
      command: 'analyze',
      inputs: ['a.jpg', 'b.jpg'],
      json: true,
      dataDir: 'd',
      advisorIds: ['ansel', 'okeefe'],
      model: 'm.gguf',
    })
  })

  it('takes each advisor once, however often the option comes', () => {
    const invocation = parseInvocation(['a.jpg', '--advisor', 'ansel, gehry', '--advisor', 'ansel'])
    expect(invocation).toMatchObject({ advisorIds: ['ansel', 'gehry'] })
  })

  it('takes a name that looks like an option after --', () => {
    expect(parseInvocation(['--', '--json'])).toEqual({ ...analyzing, inputs: ['--json'] })
  })

  it('lets --help and --version win over everything else', () => {
    expect(parseInvocation(['-h', '--facts'])).toEqual({ command: 'help' })
    expect(parseInvocation(['--version'])).toEqual({ command: 'version' })
  })

  it('asks for facts and for advisors', () => {
    expect(parseInvocation(['--facts', 'a.jpg', '--json'])).toEqual({
      command: 'facts',
      inputs: ['a.jpg'],
      json: true,
      dataDir: undefined,
    })
    expect(parseInvocation(['--recover', '--data', 'kept'])).toEqual({
      command: 'recover',
      json: false,
      dataDir: 'kept',
    })
    expect(parseInvocation(['--list-advisors'])).toMatchObject({ command: 'list-advisors', json: false })
  })

  it.each([
    [['--frobnicate', 'a.jpg'], "Unknown option '--frobnicate'."],
    [['a.jpg', '--advisor'], "Option '--advisor <value>' argument missing."],
    [[], 'Name at least one photograph or folder.'],
    [['--facts'], 'Name at least one photograph or folder.'],
    [['--facts', 'a.jpg', '--model', 'm.gguf'], '--facts asks no advisor and loads no model.'],
    [['--facts', 'a.jpg', '--advisor', 'ansel'], '--facts asks no advisor and loads no model.'],
    [['a.jpg', '--advisor', 'ansel,'], '--advisor wants ids separated by commas.'],
    [['--recover'], '--recover wants the folder, with --data.'],
    [['--recover', '--data', 'a', 'b.jpg'], '--recover takes no photographs: it adds those in the folder.'],
    [
      ['--recover', '--data', 'a', '--facts'],
      '--recover asks no advisor, loads no model and exports nothing.',
    ],
    [[''], 'A path is empty.'],
    [['a.jpg', '--data', ''], 'A path is empty.'],
  ])('refuses %j with one sentence', (args, message) => {
    expect(() => parseInvocation(args)).toThrow(expect.objectContaining({ code: 'bad-request', message }))
  })

  it('refuses more paths than one command takes, and says what to do', () => {
    const message = 'More than 10,000 paths: name the folder they are in.'
    const args = Array.from({ length: 10_001 }, (_, i) => `${i}.jpg`)
    expect(() => parseInvocation(args)).toThrow(expect.objectContaining({ code: 'bad-request', message }))
    expect(parseInvocation(args.slice(1))).toMatchObject({ command: 'analyze' })
  })
})
