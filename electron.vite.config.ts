import { defineConfig } from 'electron-vite'

// Every process is an entry: out/main/NAME.js starts it. What is in `dependencies` stays outside the bundle.
// The Electron window joins here with its own three parts: main `index`, `preload` and `renderer`.
export default defineConfig({
  main: {
    build: {
      rolldownOptions: {
        input: {
          cli: 'src/cli/index.ts',
          photo: 'src/workers/photo/main.ts',
          inference: 'src/workers/inference/main.ts',
        },
      },
    },
  },
})
