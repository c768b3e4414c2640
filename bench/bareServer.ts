import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type BareServer = {
  /** One answer of `maxTokens` tokens about a picture: milliseconds to the first, tokens per second from then on. */
  ask: (
    text: string,
    jpeg: Buffer,
    maxTokens: number,
  ) => Promise<{ firstMs: number; tokensPerSecond: number; text: string }>
  close: () => Promise<void>
}

type Model = { path: string; projectorPath: string }

/** llama-server without anything of ours around it, with the flags that the engine uses on a CPU. */
export async function openBareServer(engineDir: string, model: Model): Promise<BareServer> {
  const socketPath = join(tmpdir(), `mondrian-bench-${process.pid}-${Math.random()}.sock`)
  const server = spawn(
    join(engineDir, 'llama-server'),
    [
      `-m ${model.path} --mmproj ${model.projectorPath} --host ${socketPath}`,
      '-c 2049 -t 1 -tb 1 -np 1 -b 128 -ub 128 --mtmd-batch-max-tokens 64 --cache-ram 256',
      '--jinja --offline --no-warmup -lv 1 --device none --no-mmproj-offload',
    ].flatMap((flags) => flags.split(' ')),
    { stdio: 'ignore' },
  )
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

  return {
    async ask(text, jpeg, maxTokens) {
      const url = `data:image/jpeg;base64,${jpeg.toString('base64')}`
      const content = [
        { type: 'image_url', image_url: { url } },
        { type: 'text', text },
      ]
      const messages = [{ role: 'user', content }]
      const body = JSON.stringify({ messages, max_tokens: maxTokens, temperature: 0, seed: 1, stream: true })
      const startedAt = performance.now()
      const times: number[] = []
      let answer = ''
      await send('POST', '/v1/chat/completions', body, (piece) => {
        for (const [, delta] of piece.matchAll(/"delta":\{"content":("(?:[^"\\]|\\.)*")/g)) {
          times.push(performance.now())
          answer += JSON.parse(delta!) as string
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
