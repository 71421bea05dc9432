import { RequestError } from '@yizheng/kit/cms'
import sharp from 'sharp'

/** Most points of a picture, over all its frames: a file of some kilobytes can hold thousands of millions. */
const POINTS_MOST = 64_000_000

/**
 * Reads how large a picture is before anything decodes it.
 * @throws RequestError 413 too many points · 415 no picture that can be read
 */
export async function checkPicture(data: Buffer): Promise<void> {
  const {
    width,
    height,
    pages = 1,
  } = await sharp(data, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw new RequestError(415, 'error.pictureBroken')
    })
  if (width * height * pages > POINTS_MOST) throw new RequestError(413, 'error.pictureTooLarge', { values: { max: POINTS_MOST / 10_000 } })
}
