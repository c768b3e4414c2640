import { z } from 'zod'
import { sectionIdSchema } from './critique.ts'

/** The front matter of an advisor file and its body. */
export const advisorSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,31}$/),
  name: z.string().min(1).max(80),
  /** "1902-1984". */
  years: z.string().max(40),
  tradition: z.string().min(1).max(160),
  bio: z.string().min(1).max(1200),
  /** Sections this advisor dwells on, most important first. */
  focus: z.array(sectionIdSchema).min(1).max(4),
  /** What they look for, in a person's words. */
  focusAreas: z.array(z.string().min(1).max(120)).min(1).max(8),
  voice: z.string().min(1).max(600),
  /** The body of the file: how to write in this tradition. */
  prompt: z.string().min(1).max(6000),
})
export type Advisor = z.infer<typeof advisorSchema>

/** An advisor file that could not be used, and why. `file` is its name without the folder. */
export const advisorProblemSchema = z.object({ file: z.string(), message: z.string() })
export type AdvisorProblem = z.infer<typeof advisorProblemSchema>
