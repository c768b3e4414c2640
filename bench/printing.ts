import { readFile } from 'node:fs/promises'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExportMeans, Exportable } from '../src/core/exporters/exporter.ts'
import { contactSheetPdfExporter, pdfExporter } from '../src/core/exporters/pdf.ts'
import { printed } from '../src/core/exporters/print/printed.ts'
import { emptyCamera } from '../src/shared/photos.ts'
import { noMarks } from '../src/shared/marks.ts'
import { sampleFacts } from '../src/shared/testing/samples.ts'
import { resourcesDir } from '../test/support/paths.ts'
import { figure, type Figure } from './figure.ts'

const count = 200

/** The same picture to look at, and another one to a program that would keep it once. */
function variant(jpeg: Buffer, index: number): Buffer {
  const comment = Buffer.from(`picture ${index}`)
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), head, comment, jpeg.subarray(2)])
}

const text = `## What I see\n${'The light is held back, and the eye meets mainly slate blue. '.repeat(20)}\n`

async function* photographs(jpeg: Buffer): AsyncGenerator<Exportable> {
  for (let index = 0; index < count; index++) {
    yield {
      photo: {
        name: `photo ${index}.jpg`,
        width: 1600,
        height: 1066,
        format: 'jpeg',
        rendition: 'original',
        rotation: 0,
        size: jpeg.length,
        sha256: null,
        measurementScore: null,
        warning: null,
        camera: emptyCamera,
        marks: noMarks,
        facts: sampleFacts,
        critiques: [
          {
            advisor: { id: 'ansel', name: 'Ansel Adams' },
            model: 'starter.gguf',
            mode: null,
            notice: null,
            writtenAt: 0,
            analysisMarkdown: text,
            scores: [],
            overall: null,
            flags: [],
            remarks: [],
            stats: null,
            rotation: 0,
          },
        ],
      } as unknown as Exportable['photo'],
      picture: async () => variant(jpeg, index),
      exchanges: () => [],
      sidecar: async () => '',
    }
  }
}

/** Megabytes that the processes below this one take, what they share counted once. Zero but on Linux. */
function memoryBelow(): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    try {
      const [, ppid] = /^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? []
      if (ppid !== undefined) parents.set(Number(name), Number(ppid))
    } catch {
      // No process, or one that is gone.
    }
  }
  let total = 0
  for (const pid of parents.keys()) {
    let at: number | undefined = pid
    while (at !== undefined && at !== process.pid) at = parents.get(at)
    if (at === undefined || pid === process.pid) continue
    try {
      total += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      // It has ended since.
    }
  }
  return total / 1000
}

/** 200 photographs in one PDF: how long it takes, and how much memory at most, Chromium and Mondrian together. */
export async function printing(): Promise<Figure[]> {
  const jpeg = await readFile(join(resourcesDir, 'samples', 'pier-sunset.jpg'))
  const figures: Figure[] = []
  for (const [name, exporter] of Object.entries({ pdf: pdfExporter, sheet: contactSheetPdfExporter })) {
    const print: ExportMeans['print'] = (html) => printed(html, new AbortController().signal)
    const means: ExportMeans = {
      advisors: [],
      application: '',
      exportedAt: new Date(),
      conversation: false,
      print,
    }
    let most = 0
    const look = setInterval(() => {
      most = Math.max(most, memoryBelow() + process.memoryUsage.rss() / 1e6)
    }, 100)
    const startedAt = performance.now()
    let size = 0
    for await (const part of exporter(photographs(jpeg), means)) size += part.length
    clearInterval(look)
    figures.push(
      figure(
        `200 photographs in one PDF (${name})`,
        (performance.now() - startedAt) / 1000,
        { atMost: 120 },
        's',
      ),
      figure('its size', size / 1e6, { atMost: 100 }, 'MB'),
      figure('memory of Chromium and Mondrian at most', most, { atMost: 1000 }, 'MB'),
    )
  }
  return figures
}
