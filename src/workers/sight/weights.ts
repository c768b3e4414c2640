// The files of the nets and what each must be, byte for byte: what is not is never given to the runtime.
/** SHA-256 of each file. `npm run sight` writes exactly these; docs/sight.md says where they come from. */
export const weightHashes = {
  'blazeface-back.onnx': '4c8035a97833e8779ac830bca364067748b80c4e72a69c5c32825ba1af683ac8',
  'facemesh.onnx': '74be4db60e7dacdabc79c80bff42aedcd4f8e0d10054c518505303069660fc3e',
  'iris.onnx': '2991ef230ad0552334763712f466f8b09e7f1bf460a13c5636d082705403ddbd',
  'nanodet.onnx': 'c36255b13478214445d150b97d7dc49bdbcc9714ea01aab59373263a60f58e2f',
  'selfie.onnx': '132e52d0c37062b651cad041f33d24d0495f0e45a490aa25ed8dec9e98e5a49a',
  'mlsd.onnx': '86182f576d4741945c6e9f1b5f6dd308f50745e6b2144fd8e799a4ae6a306d8d',
  'ocr-det.onnx': '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff',
  'ocr-rec.onnx': '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
  'ocr-keys.txt': '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
} as const

export type WeightFile = keyof typeof weightHashes
