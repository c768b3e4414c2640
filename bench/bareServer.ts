import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serverFlags } from '../src/workers/inference/engines/llamaServerFlags.ts'
import { executableOf, serverEnvironment } from '../src/workers/inference/engines/llamaServerProcess.ts'

export type BareAnswer = { firstMs: number; tokensPerSecond: number; text: string }

export type BareServer = {
  /** One answer of `maxTokens` tokens about a picture: milliseconds to the first, tokens per second from then on. */
  ask: (text: string, jpeg: Buffer, maxTokens: number) => Promise<BareAnswer>
  close: () => Promise<void>
}

type Model = { path: string; projectorPath: string }

/**
 * llama-server with nothing of ours around it, but with the flags and in the surroundings that the engine gives it. It
 * is asked as shortly as can be: one request, no template rendered, no words counted, no figures for a token.
 */
export async function openBareServer(engineDir: string, model: Model): Promise<BareServer> {
  const socketPath = join(tmpdir(), `mondrian-bench-${process.pid}-${Math.random()}.sock`)
  const flags = serverFlags({
    modelPath: model.path,
    projectorPath: model.projectorPath,
    threads: 1,
    contextSize: 2048,
    rung: 'cpu',
    layers: 0,
    width: null,
    architecture: 'llama',
    projectorType: null,
  })
  const server = spawn(executableOf(engineDir), [...flags, '--host', socketPath], {
    cwd: engineDir,
    env: serverEnvironment(),
    stdio: 'ignore',
  })
  const send = (
    method: string,
    path: string,
    body: string,
    onData: (text: string) => void,
  ): Promise<number> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json' }
      const sent = request({ socketPath, method, path, headers, agent: false }, (response) => {
        response.setEncoding('utf8').on('data', onData)
        response.on('end', () => resolve(response.statusCode ?? 0))
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const isReady = (): Promise<boolean> =>
    send('GET', '/health', '', () => undefined).then(
      (status) => status === 200,
      () => false,
    )
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 50))
  let props = ''
  await send('GET', '/props', '', (piece) => (props += piece))
  const { media_marker: marker } = JSON.parse(props) as { media_marker: string }

  return {
    async ask(text, jpeg, maxTokens) {
      const body = JSON.stringify({
        prompt: {
          // As the model's template has it.
          prompt_string: `<|im_start|>user\n${marker}${text}<|im_end|>\n<|im_start|>assistant\n`,
          multimodal_data: [jpeg.toString('base64')],
        },
        n_predict: maxTokens,
        temperature: 0,
        seed: 1,
        stream: true,
      })
      const startedAt = performance.now()
      const times: number[] = []
      let answer = ''
      await send('POST', '/completion', body, (piece) => {
        for (const [, content] of piece.matchAll(
          /"content":("(?:[^"\\]|\\.)*"),"tokens":\[\d+\],"stop":false/g,
        )) {
          times.push(performance.now())
          answer += JSON.parse(content!) as string
        }
      })
      const [first = NaN] = times
      const tokensPerSecond = ((times.length - 1) * 1000) / (times.at(-1)! - first)
      return { firstMs: first - startedAt, tokensPerSecond, text: answer }
    },
    async close() {
      server.kill()
      await once(server, 'exit')
    },
  }
}
