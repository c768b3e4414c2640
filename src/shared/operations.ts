// What can be done to a photograph on its copy to show what advice would do. Never touches an original.
import { z } from 'zod'
import { boxSchema } from './sight.ts'

const gain = z.number().min(0.25).max(4)

/**
 * One step of editing with its size. Boxes are shares of the whole upright photograph. Values are meant in linear light
 * unless said otherwise; stops are powers of two.
 */
export const operationSchema = z.discriminatedUnion('kind', [
  /** Turns clockwise by `degrees` and keeps the largest upright rectangle of the same proportions. */
  z.object({ kind: z.literal('level'), degrees: z.number().min(-15).max(15) }),
  z.object({ kind: z.literal('crop'), box: boxSchema }),
  z.object({ kind: z.literal('exposure'), stops: z.number().min(-4).max(4) }),
  /** Lifts dark tones by up to `stops`, the darkest most, and leaves light ones. */
  z.object({ kind: z.literal('shadows'), stops: z.number().min(0).max(3) }),
  /** Lowers light tones by up to `stops`, the lightest most, and leaves dark ones. */
  z.object({ kind: z.literal('highlights'), stops: z.number().min(0).max(3) }),
  /** Factors of the channels; their weighted mean keeps the lightness. */
  z.object({ kind: z.literal('whiteBalance'), red: gain, green: gain, blue: gain }),
  /** Factor of the chroma in Lab: 0 grey, 1 as it is. */
  z.object({ kind: z.literal('saturation'), factor: z.number().min(0).max(3) }),
  /** Lightens (dodge) or darkens (burn) an ellipse in `box`, with a soft edge. */
  z.object({ kind: z.literal('local'), box: boxSchema, stops: z.number().min(-2).max(2) }),
  /** Unsharp mask: `sigma` in native pixels. */
  z.object({
    kind: z.literal('sharpen'),
    sigma: z.number().min(0.3).max(3),
    amount: z.number().min(0).max(3),
  }),
  z.object({ kind: z.literal('monochrome') }),
])
export type Operation = z.infer<typeof operationSchema>
export type OperationKind = Operation['kind']
