// A form as a JSON schema, and what is said of it to the model.
import type { FormField, TextForm } from '../../../shared/textForm.ts'

/** Every key is required, so that they come in this order; what may be left out may be null (strict mode of OpenAI's API). */
export const formSchema = (form: TextForm) => ({
  type: 'object',
  properties: Object.fromEntries(form.map((field) => [field.key, propertyOf(field)])),
  required: form.map(({ key }) => key),
  additionalProperties: false,
})

function propertyOf({ kind, words, says: description, isOptional }: FormField): Record<string, unknown> {
  if (kind === 'word') {
    return isOptional
      ? { type: ['string', 'null'], enum: [...(words ?? []), null], description }
      : { type: 'string', enum: words, description }
  }
  if (kind === 'line') return { type: isOptional ? ['string', 'null'] : 'string', description }
  return { type: 'array', items: { type: 'string' }, description }
}

/** For the end of the prompt, which asks for headings. */
export const formRequest = (form: TextForm): string =>
  `Write it as one JSON object, each heading's text under its own key and without the heading: ${form
    .map(({ key, says }) => `${key} (${says})`)
    .join(', ')}. Leave a section out with null, or an empty list.`
