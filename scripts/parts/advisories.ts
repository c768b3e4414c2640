// npm run advisories: asks the public database of advisories (https://osv.dev) about every bundled part. Needs a
// network; ends with 1 where there is one, each on a line, so that a person looks at it.
import { z } from 'zod'
import { bundledParts, type Part } from './parts.ts'

const answerSchema = z.object({
  results: z.array(z.object({ vulns: z.array(z.object({ id: z.string() })).optional() })),
})

/** What is asked about a part: its npm package, or the version tag of its repository. Null where neither is known. */
export function queryOf({ name, version, from, repository }: Part): object | null {
  if (from === 'npm') return { version, package: { name, ecosystem: 'npm' } }
  return repository === null ? null : { version, package: { name: repository, ecosystem: 'GIT' } }
}

async function ask(): Promise<string[]> {
  const asked = bundledParts().flatMap((part) => {
    const query = queryOf(part)
    return query ? [{ part, query }] : []
  })
  const response = await fetch('https://api.osv.dev/v1/querybatch', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ queries: asked.map(({ query }) => query) }),
  })
  if (!response.ok) throw new Error(`The database of advisories answered ${response.status}.`)
  const { results } = answerSchema.parse(await response.json())
  return results.flatMap(({ vulns = [] }, i) =>
    vulns.map(
      ({ id }) => `${asked[i]?.part.name} ${asked[i]?.part.version}: https://osv.dev/vulnerability/${id}`,
    ),
  )
}

if (import.meta.main) {
  const found = await ask()
  for (const line of found) console.log(line)
  process.exitCode = found.length > 0 ? 1 : 0
}
