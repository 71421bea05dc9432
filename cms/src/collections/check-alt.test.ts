import { describe, expect, test } from 'vitest'
import { checkAlt } from './check-alt.ts'

describe('an alternative text', () => {
  test.each(['县政协委员在田间察看春茶长势', '行书“山水”二字', '主席台前的2026年全会会标', 'Terraced fields at dawn', '图书馆新馆外景'])(
    '“%s” says what is in the picture',
    (alt) => expect(checkAlt(alt, 'IMG_2031.webp')).toBeUndefined(),
  )

  test.each([undefined, null, '', '   '])('%j is missing', (alt) => expect(checkAlt(alt)?.key).toBe('error.altMissing'))

  test.each([
    '图片',
    '图片 1',
    '照片（二）'.replace('二', '2'),
    '配图',
    '微信图片_20261120101112',
    'IMG_2031',
    'DSC00412',
    'photo',
    '20261120',
    '——',
    '会场.jpg',
    '新闻图片',
  ])('“%s” says nothing', (alt) => expect(checkAlt(alt)?.key).toBe('error.altSaysNothing'))

  test.each([
    ['会场一角', '会场一角.jpg'],
    ['会场一角', '会场一角-1.webp'],
    ['Opening Day', 'opening day.png'],
  ])('“%s” is the name of the file %s', (alt, file) => expect(checkAlt(alt, file)?.key).toBe('error.altSaysNothing'))

  test('that nobody listens to to the end is too long', () =>
    expect(checkAlt('山'.repeat(121))).toEqual({ key: 'error.altTooLong', values: { max: 120, count: 121 } }))
})
