import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// Every process is an entry: out/main/NAME.js starts it. What is in `dependencies` stays outside the bundle.
export default defineConfig({
  main: {
    build: {
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          utility: 'src/main/utility.ts',
          cli: 'src/cli/index.ts',
          server: 'src/server/index.ts',
          photo: 'src/workers/photo/main.ts',
          inference: 'src/workers/inference/main.ts',
          sight: 'src/workers/sight/main.ts',
          metadata: 'src/workers/metadata/main.ts',
          remote: 'src/workers/inference/remote/main.ts',
          voice: 'src/workers/voice/main.ts',
        },
      },
    },
  },
  // A sandboxed preload can be no module, and can load none.
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  // The page is served under a content security policy without inline code, styles or data addresses.
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      outDir: resolve('out/renderer'),
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: resolve('src/renderer/index.html') },
    },
  },
})
