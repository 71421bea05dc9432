import { expect, test } from 'vitest'
import { plainTextOf } from './plain-text.ts'

const text = (words: string) => ({ type: 'text', text: words })

test('the plain text of a rich text keeps blocks apart and formatted runs together', () => {
  const rich = {
    root: {
      type: 'root',
      children: [
        { type: 'heading', children: [text('提案'), text('办理')] },
        {
          type: 'paragraph',
          children: [text('一、'), { type: 'link', children: [text('交办')] }, { type: 'linebreak' }, text('二、答复')],
        },
        {
          type: 'list',
          children: [
            { type: 'listitem', children: [text('甲')] },
            { type: 'listitem', children: [text('乙')] },
          ],
        },
        { type: 'upload', value: 7 },
      ],
    },
  }
  expect(plainTextOf(rich)).toBe('提案办理\n一、交办\n二、答复\n甲\n乙')
  expect(plainTextOf(null)).toBe('')
})
