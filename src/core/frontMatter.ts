// Front matter: fields in YAML between two `---` lines at the head of a Markdown file. Texts only, nothing that refers.
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

/** The line of the file at which the front matter begins; the first is "---". */
const firstLine = 2

/** Makes the error that is thrown for a sentence. */
type Invalid = (sentence: string) => Error

/**
 * The fields, every value a text on one line or a list of such, and the body below them, trimmed.
 * Throws what `invalid` makes of one sentence that names the line or the field.
 */
export function readFrontMatter(
  text: string,
  invalid: Invalid,
): { fields: Record<string, unknown>; body: string } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (lines[0]?.trimEnd() !== '---') throw invalid('The file does not begin with a line "---".')
  const close = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (close === -1) throw invalid('The front matter is not closed by a second line "---".')
  const body = lines.slice(close + 1).join('\n')
  return { fields: readFields(lines.slice(1, close).join('\n'), invalid), body: body.trim() }
}

function readFields(yaml: string, invalid: Invalid): Record<string, unknown> {
  const lineCounter = new LineCounter()
  const lineOf = (offset: number): string => `Line ${lineCounter.linePos(offset).line + firstLine - 1}`
  // Texts only, so that "1902" or "no" stays what was written.
  const options = { schema: 'failsafe', lineCounter, prettyErrors: false, logLevel: 'error' } as const
  const document = parseDocument(yaml, options)
  const [error] = document.errors
  if (error) throw invalid(`${lineOf(error.pos[0])} ${complaint(error)}`)
  refuseReferences(document, lineOf, invalid)
  if (!isMap(document.contents)) throw invalid('The front matter is no list of "field: text" lines.')
  return oneLined(document.toJS()) as Record<string, unknown>
}

/** Texts that refer to each other grow without a limit, and a person who writes a file needs none. */
function refuseReferences(
  document: Document.Parsed,
  lineOf: (offset: number) => string,
  invalid: Invalid,
): void {
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
