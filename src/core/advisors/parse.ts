// Reads one advisor file: front matter in YAML between two `---` lines, then the prompt.
import type { z } from 'zod'
import { advisorSchema, type Advisor } from '../../shared/advisors.ts'
import { AppError } from '../../shared/errors.ts'
import { readFrontMatter } from '../frontMatter.ts'

const strictAdvisor = advisorSchema.strict()

/**
 * The advisor in the text of a file. A field's text is one line, however many it is written on.
 * Throws `advisor-invalid` with one sentence that names the line or the field.
 */
export function parseAdvisor(text: string): Advisor {
  const { fields, body: prompt } = readFrontMatter(text, invalid)
  if (Object.hasOwn(fields, 'prompt')) {
    throw invalid('The prompt belongs below the front matter, not into a field.')
  }
  const parsed = strictAdvisor.safeParse({ ...fields, prompt })
  if (!parsed.success) throw invalid(sentenceFor(parsed.error))
  return parsed.data
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
