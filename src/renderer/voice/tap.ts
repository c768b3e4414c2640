// Runs where the browser makes sound, and passes on what the microphone hears, 100 ms at a time. A file of its own: a
// page under our policy loads no code from data addresses.

declare const registerProcessor: (name: string, processor: new () => AudioWorkletProcessor) => void
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}

/** Samples of a block, at 16 kHz. */
const blockSamples = 1600

class Tap extends AudioWorkletProcessor {
  #block = new Int16Array(blockSamples)
  #filled = 0

  constructor() {
    super()
    // What is held so far is wanted now, though the block is not full: the key was let go.
    this.port.addEventListener('message', () => this.#pass('asked'))
    this.port.start()
  }

  process([input]: Float32Array[][]): boolean {
    for (const sample of input?.[0] ?? []) {
      this.#block[this.#filled++] = Math.max(-1, Math.min(1, sample)) * 32_767
      if (this.#filled === blockSamples) this.#pass('full')
    }
    return true
  }

  #pass(why: 'full' | 'asked'): void {
    const samples = this.#block.slice(0, this.#filled)
    this.#filled = 0
    this.port.postMessage({ why, samples }, [samples.buffer])
  }
}

registerProcessor('tap', Tap)
