// The skeleton as fields, for a server that takes a JSON schema and no grammar. Never limits what a paragraph says.
import { closingTopics, closingVocabulary } from '../../shared/closingClaims.ts'
import { measuredHeading, sections } from '../../shared/critique.ts'
import type { FormField, TextForm } from '../../shared/textForm.ts'
import { levels } from '../../shared/levels.ts'
import { levelMark } from './asides.ts'
import { closingMark, unsaid } from './closingLine.ts'
import type { PromptMode } from './prompt.ts'
import { adviceMark, requiredSections } from './skeleton.ts'

/** The text that its fields make is one that `critiqueGrammar(null)` accepts, as long as two judged sections are there. */
export function critiqueForm(mode: PromptMode): TextForm {
  const parts = sections.flatMap(({ id, heading, scored }): FormField[] => {
    const shown = id === 'see' && mode === 'text' ? measuredHeading : heading
    const opening = {
      key: id,
      says: shown,
      before: `## ${shown}\n`,
      isOptional: !requiredSections.includes(id),
    }
    if (id === 'next') return [{ ...opening, kind: 'numbers', after: '' }]
    if (id === 'limits' || id === 'strengths') return [{ ...opening, kind: 'bullets', after: '\n' }]
    const paragraph: FormField = { ...opening, kind: 'line', after: '\n\n' }
    if (!scored) return [paragraph]
    const of = { isOptional: true, needs: id }
    const says = `${heading}: one concrete step, or null`
    return [
      paragraph,
      { ...of, key: `${id}_try`, says, kind: 'line', before: adviceMark, after: '\n\n' },
      {
        ...of,
        key: `${id}_level`,
        says: `${heading}: your judgement`,
        kind: 'word',
        words: levels,
        before: levelMark,
        after: '\n',
      },
    ]
  })
  const claims = closingTopics.map((topic, at): FormField => ({
    key: `claims_${topic}`,
    says: `The closing line: ${topic}`,
    kind: 'word',
    words: [...closingVocabulary[topic], unsaid],
    isOptional: false,
    before: `${at === 0 ? closingMark : ' '}${topic}=`,
    after: at === closingTopics.length - 1 ? '.' : '',
  }))
  return [...parts, ...claims]
}
