// The one sharp of this process, set up so that only the photo formats of `sniff.ts` can ever be parsed.
// It never opens a path: libvips maps a file into memory, and one that shrinks while mapped kills the process.
import sharp from 'sharp'

sharp.cache(false)
sharp.concurrency(1)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Tiff', 'Heif', 'Nsgif'].map((name) => `VipsForeignLoad${name}Buffer`),
})

export { sharp }
