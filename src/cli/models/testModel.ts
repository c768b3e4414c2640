// Tests a model from the terminal and shows how far it is. Never tries one itself: the core does.
import type { Core } from '../../core/index.ts'
import { AppError } from '../../shared/errors.ts'
import type { ModelTestRun } from '../../shared/modelMeasures.ts'
import { plainLine } from '../../shared/plainText.ts'
import { onAbort } from '../interrupts.ts'
import { testedLine, testLine } from './lines.ts'
import type { ModelsHost } from './host.ts'

/** `name`: of a model of the list, or its id. Ctrl-C stops it. Rejects with not-found, or as `models.test` does. */
export async function testModel(
  { api, on }: Pick<Core, 'api' | 'on'>,
  name: string,
  json: boolean,
  { output, errors, stop }: ModelsHost,
): Promise<0 | 1> {
  const { models } = await api['models.list']({})
  const model = models.find(({ id }) => id === name) ?? models.find((each) => each.name === name)
  if (!model) {
    throw new AppError('not-found', `There is no model called "${name}".`, { hint: 'list has their names.' })
  }
  const { promise: ended, resolve: end } = Promise.withResolvers<ModelTestRun>()
  let shown = ''
  const unsubscribe = on((event) => {
    if (event.type !== 'model_test') return
    const { test } = event
    const line = plainLine(testLine(test))
    if (json) output.write(`${JSON.stringify(test)}\n`)
    else if (output.isTTY) output.write(`\r\u001b[2K${line}`)
    // A pipe gets a line for each stage.
    else if (test.stage !== null && test.stage !== shown) output.write(`${line}\n`)
    shown = test.stage ?? shown
    if (test.state === 'done' || test.state === 'failed') end(test)
  })
  const forget = onAbort(stop, () => void api['models.unload']({}))
  try {
    await api['models.test']({ id: model.id })
    const { tested, error } = await ended
    if (!json && output.isTTY) output.write('\r\u001b[2K')
    if (tested && !json) output.write(`${plainLine(testedLine(tested))}\n`)
    if (error !== null) errors.write(`${plainLine(error)}\n`)
    return tested ? 0 : 1
  } finally {
    forget()
    unsubscribe()
  }
}
