// Commands of who can be asked.
import { z } from 'zod'
import { advisorProblemSchema, advisorSchema } from './advisors.ts'
import { byId, command, none } from './command.ts'

const overwrite = z.boolean().default(false)

export const advisorCommands = {
  /** `own`: ids of those whose files lie in the data folder. */
  'advisors.list': command(
    none,
    z.object({
      advisors: z.array(advisorSchema),
      problems: z.array(advisorProblemSchema),
      own: z.array(z.string()),
    }),
  ),
  /** Keeps an advisor of a person's own. Refused where its id is taken, but with `overwrite`. */
  'advisors.save': command(z.strictObject({ advisor: advisorSchema.strict(), overwrite }), advisorSchema),
  /** The same from the text of a file in the form of those that ship. */
  'advisors.import': command(
    z.strictObject({ text: z.string().min(1).max(65_536), overwrite }),
    advisorSchema,
  ),
  /** An advisor as such a file, under a name for it. */
  'advisors.text': command(byId, z.object({ name: z.string(), text: z.string(), own: z.boolean() })),
  /** Removes one of a person's own; its critiques stay. `text` brings it back with `advisors.import`. */
  'advisors.remove': command(byId, z.object({ text: z.string() })),
} as const
