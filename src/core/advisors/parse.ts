// Reads one advisor file: front matter between two `---` lines, then the prompt.
// Never reads more of YAML than "key: text" and lists of "- item"; whatever else stands there is refused by name.
import type { z } from 'zod'
import { advisorSchema, type Advisor } from '../../shared/advisors.ts'
import { AppError } from '../../shared/errors.ts'

type Field = string | string[]
type Fields = Map<string, Field>

const strictAdvisor = advisorSchema.strict()

/**
 * The advisor in the text of a file. A scalar may go on over indented lines, which are joined by a space.
 * Throws `advisor-invalid` with one sentence that names the line or the field.
 */
export function parseAdvisor(text: string): Advisor {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (lines[0]?.trimEnd() !== '---') throw invalid('The file does not begin with a line "---".')
  const close = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (close === -1) throw invalid('The front matter is not closed by a second line "---".')

  const fields = readFields(lines.slice(1, close))
  if (fields.has('prompt')) throw invalid('The prompt belongs below the front matter, not into a field.')
  const prompt = lines
    .slice(close + 1)
    .join('\n')
    .trim()
  const parsed = strictAdvisor.safeParse({ ...Object.fromEntries(fields), prompt })
  if (!parsed.success) throw invalid(sentenceFor(parsed.error))
  return parsed.data
}

function readFields(lines: string[]): Fields {
  const fields: Fields = new Map()
  let key = ''
  lines.forEach((line, index) => {
    // The first line of the file is "---".
    const where = `Line ${index + 2}`
    if (line.trim() === '') return
    const start = /^([A-Za-z]+):(?:\s+(.*))?$/.exec(line)
    if (start) {
      key = start[1]!
      if (fields.has(key)) throw invalid(`${where} repeats the field "${key}".`)
      fields.set(key, scalar(start[2] ?? '', where))
      return
    }
    const item = /^\s+-\s+(.*)$/.exec(line)
    const held = fields.get(key)
    if (held === undefined || !/^\s/.test(line))
      throw invalid(`${where} is neither "field: text" nor "  - item".`)
    if (item) fields.set(key, [...listOf(held, where), scalar(item[1]!, where)])
    else fields.set(key, continued(held, line.trim()))
  })
  return fields
}

function listOf(held: Field, where: string): string[] {
  if (Array.isArray(held)) return held
  if (held !== '') throw invalid(`${where} is a list item, but the field already has a text.`)
  return []
}

function continued(held: Field, text: string): Field {
  const join = (before: string): string => `${before} ${text}`.trim()
  return Array.isArray(held) ? [...held.slice(0, -1), join(held.at(-1) ?? '')] : join(held)
}

/** Marks that mean something else in YAML: quotes, flow collections, block scalars, anchors, tags, comments. */
function scalar(text: string, where: string): string {
  const value = text.trim()
  if (/^["'[\]{}|>&*!#%@`]/.test(value)) {
    throw invalid(
      `${where} begins its text with ${value[0]}; write plain text, and lists as "  - item" lines.`,
    )
  }
  return value
}

function sentenceFor(error: z.ZodError): string {
  const issue = error.issues[0]!
  if (issue.code === 'unrecognized_keys') return `The field "${issue.keys[0]}" is not known.`
  const field = String(issue.path[0])
  if (field === 'prompt') return `The prompt below the front matter is not usable: ${issue.message}.`
  if (issue.code === 'invalid_type' && issue.path.length === 1 && issue.message.endsWith('undefined')) {
    return `The field "${field}" is missing.`
  }
  return `The field "${field}" is not usable: ${issue.message}.`
}

function invalid(message: string): AppError {
  return new AppError('advisor-invalid', message)
}
