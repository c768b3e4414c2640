// zod for a page that forbids eval: its probe, made with the first schema, would be reported as a violation.
// Never imported after anything that makes a schema.
import { z } from 'zod'

z.config({ jitless: true })

export { z }
