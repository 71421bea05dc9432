import { expect, test } from 'vitest'
import { f } from '../../field.ts'
import { picturesIn } from './pictures-in.ts'

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
