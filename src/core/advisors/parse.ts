// Reads one advisor file: front matter in YAML between two `---` lines, then the prompt.
import {
  isAlias,
  isMap,
  isNode,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type YAMLParseError,
} from 'yaml'
import type { z } from 'zod'
import { advisorSchema, type Advisor } from '../../shared/advisors.ts'
import { AppError } from '../../shared/errors.ts'

const strictAdvisor = advisorSchema.strict()

/** The line of the file at which the front matter begins; the first is "---". */
const firstLine = 2

/**
 * The advisor in the text of a file. A field's text is one line, however many it is written on.
 * Throws `advisor-invalid` with one sentence that names the line or the field.
 */
export function parseAdvisor(text: string): Advisor {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (lines[0]?.trimEnd() !== '---') throw invalid('The file does not begin with a line "---".')
  const close = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (close === -1) throw invalid('The front matter is not closed by a second line "---".')

  const fields = readFields(lines.slice(1, close).join('\n'))
  if (Object.hasOwn(fields, 'prompt')) {
    throw invalid('The prompt belongs below the front matter, not into a field.')
  }
  const prompt = lines
    .slice(close + 1)
    .join('\n')
    .trim()
  const parsed = strictAdvisor.safeParse({ ...fields, prompt })
  if (!parsed.success) throw invalid(sentenceFor(parsed.error))
  return parsed.data
}

function readFields(yaml: string): Record<string, unknown> {
  const lineCounter = new LineCounter()
  const lineOf = (offset: number): string => `Line ${lineCounter.linePos(offset).line + firstLine - 1}`
  // Texts only, so that "1902" or "no" stays what was written.
  const options = { schema: 'failsafe', lineCounter, prettyErrors: false, logLevel: 'error' } as const
  const document = parseDocument(yaml, options)
  const [error] = document.errors
  if (error) throw invalid(`${lineOf(error.pos[0])} ${complaint(error)}`)
  refuseReferences(document, lineOf)
  if (!isMap(document.contents)) throw invalid('The front matter is no list of "field: text" lines.')
  return oneLined(document.toJS()) as Record<string, unknown>
}

/** Texts that refer to each other grow without a limit, and a person who writes an advisor needs none. */
function refuseReferences(document: Document.Parsed, lineOf: (offset: number) => string): void {
  visit(document, (_, node) => {
    if (!isNode(node)) return
    const at = (): string => lineOf(node.range?.[0] ?? 0)
    const isReference = isAlias(node) || ('anchor' in node && node.anchor !== undefined)
    if (isReference) throw invalid(`${at()} refers to another text by & or *: write the text itself.`)
    if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) {
      throw invalid(`${at()} begins with the tag ${node.tag}: write the text alone.`)
    }
  })
}

function complaint({ code, message }: YAMLParseError): string {
  if (code === 'DUPLICATE_KEY') return 'repeats a field that came before.'
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return 'has ": " in its text: put the whole text in quotes.'
  if (code === 'BAD_SCALAR_START') return 'begins its text with a sign of YAML: put the whole text in quotes.'
  if (code === 'TAB_AS_INDENT') return 'is indented by a tab: use spaces.'
  if (code === 'RESOURCE_EXHAUSTION') return 'is nested too deep.'
  if (/\bimplicit\b/i.test(message)) return 'is neither "field: text" nor "- item".'
  return `is not readable as YAML: ${message.replace(/\.?$/, '.')}`
}

/** Every text without the line breaks it was written with. */
function oneLined(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/\s+/g, ' ').trim()
  if (Array.isArray(value)) return value.map(oneLined)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, oneLined(each)]))
}

function sentenceFor(error: z.ZodError): string {
  const issue = error.issues[0]!
  if (issue.code === 'unrecognized_keys') return `The field "${issue.keys[0]}" is not known.`
  const field = String(issue.path[0])
  if (field === 'prompt') return `The prompt below the front matter is not usable: ${issue.message}.`
  if (issue.code === 'invalid_type' && issue.path.length === 1 && issue.message.endsWith('undefined')) {
    return `The field "${field}" is missing.`
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received object')) {
    return `The field "${field}" is not usable: put a text that has ": " in it in quotes.`
  }
  return `The field "${field}" is not usable: ${issue.message}.`
}

function invalid(message: string): AppError {
  return new AppError('advisor-invalid', message)
}
