import sharp from 'sharp'
import { compose } from './pictures/draw.ts'
import { galleryPictures } from './pictures/gallery.ts'
import { scenes } from './pictures/scenes.ts'

export interface SamplePicture {
  readonly name: string
  /** Alternative text. */
  readonly alt: string
  /** The same on every machine: drawn from paths alone, without fonts. */
  readonly svg: () => string
}

/** Every picture of the sample site: scenes for news, 1600 × 1000, and works for the gallery in their own shapes. */
export const pictures: readonly SamplePicture[] = [
  ...scenes.map(({ name, alt, layers }) => ({ name, alt, svg: () => compose({ name, width: 1600, height: 1000, layers }) })),
  ...galleryPictures.map(({ name, alt, width, height, layers }) => ({ name, alt, svg: () => compose({ name, width, height, layers }) })),
]

/** The picture as a JPEG file. */
export function renderPicture({ svg }: SamplePicture): Promise<Buffer> {
  return sharp(Buffer.from(svg())).flatten({ background: '#ffffff' }).jpeg({ quality: 84, mozjpeg: false }).toBuffer()
}
