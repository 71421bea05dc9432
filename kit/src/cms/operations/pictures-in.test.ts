import { expect, test } from 'vitest'
import { f } from '../../field.ts'
import { picturesIn, withPictures } from './pictures-in.ts'

test('pictures are found in their fields and inside formatted text, and no other id is taken for one', () => {
  const fields = { cover: f.image('题图'), more: f.images('图片'), body: f.rich('正文'), author: f.one('作者', 'users') }
  const body = {
    root: {
      children: [
        { type: 'paragraph', children: [{ text: '1' }] },
        { children: [{ type: 'upload', relationTo: 'media', value: 4 }] },
        { type: 'upload', relationTo: 'attachments', value: 5 },
      ],
    },
  }
  expect(picturesIn(fields, { cover: 1, more: [2, { id: 3 }], body, author: 9, other: 8 })).toEqual([1, 2, 3, 4])
  expect(picturesIn(fields, { cover: null })).toEqual([])
})

test('inside a formatted text the picture itself stands in the place of its id; everything else stays as it was', () => {
  const text = (value: unknown) => ({
    root: {
      children: [
        { type: 'paragraph', children: [{ text: '1', format: 0 }] },
        { children: [{ type: 'upload', relationTo: 'media', value }] },
      ],
    },
  })
  const picture = { id: 4, url: '/api/media/file/a.webp', alt: '茶园' }
  expect(withPictures(text(4), new Map([[4, picture]]))).toEqual(text(picture))
  expect(withPictures(text(4), new Map())).toEqual(text(4))
  expect(withPictures(null, new Map())).toBeNull()
})
