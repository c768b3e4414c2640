// node-llama-cpp without anything of ours around it, in a process of its own: what the service is held against.
// A message asks for `maxTokens` tokens; the answer is tokens per second, first token to last.
import { getLlama, LlamaLogLevel } from 'node-llama-cpp'

const [modelPath = ''] = process.argv.slice(2)
const llama = await getLlama({ gpu: false, build: 'never', logLevel: LlamaLogLevel.error, maxThreads: 0 })
const model = await llama.loadModel({ modelPath })
const context = await model.createContext({ contextSize: 1024, threads: 1, batchSize: 128, sequences: 1 })
const sequence = context.getSequence()

process.on(
  'message',
  ({ prompt, maxTokens }: { prompt: string; maxTokens: number }) => void run(prompt, maxTokens),
)
process.on('disconnect', () => process.exit(0))
process.send?.('ready')

async function run(prompt: string, maxTokens: number): Promise<void> {
  await sequence.clearHistory()
  const times: number[] = []
  let text = ''
  for await (const token of sequence.evaluate(model.tokenize(prompt), { temperature: 0 })) {
    text += model.detokenize([token])
    times.push(performance.now())
    if (times.length === maxTokens) break
  }
  process.send?.({ tokensPerSecond: ((times.length - 1) * 1000) / (times.at(-1)! - times[0]!), text })
}
