import type { Core } from '../core/index.ts'
import type { Advisor } from '../shared/advisors.ts'
import { AppError } from '../shared/errors.ts'
import { jsonLine, plainLine } from '../shared/plainText.ts'

/** All advisors; a file that could not be used is reported through `problem`. */
export async function loadAdvisors(core: Core, problem: (sentence: string) => void): Promise<Advisor[]> {
  const { advisors, problems } = await core.api['advisors.list']({})
  for (const { file, message } of problems) problem(`${file}: ${message}`)
  return advisors
}

/** Throws AppError `bad-request`, naming the known ids, when one of `ids` is not among them. */
export function checkAdvisorIds(ids: string[], advisors: Advisor[]): void {
  const known = advisors.map((advisor) => advisor.id)
  const unknown = ids.filter((id) => !known.includes(id))
  if (unknown.length === 0) return
  throw new AppError('bad-request', `No advisor is called ${unknown.join(' or ')}.`, {
    hint: `Known: ${known.join(', ')}.`,
  })
}

/** One line per advisor, for people or as JSON. */
export function advisorLines(advisors: Advisor[], json: boolean): string {
  if (json) return advisors.map(jsonLine).join('')
  const idWidth = Math.max(0, ...advisors.map(({ id }) => id.length))
  return advisors
    .map(({ id, name, years, tradition }) => `${id.padEnd(idWidth)}  ${name} (${years}): ${tradition}`)
    .map((line) => `${plainLine(line)}\n`)
    .join('')
}
