import { expect, it } from 'vitest'
import { fit } from './fit.ts'

const items = ['政协要闻', '履职动态', '协商议政', '委员风采'].map((label) => ({ href: `/${label}`, label }))

it('leaves the navigation as it is while it has room', () => {
  expect(fit(items, 21)).toEqual({ shown: items, more: [] })
})

it('puts behind “more” what would break into a second row, and loses none of it', () => {
  const { shown, more } = fit(items, 20)
  expect(shown).toHaveLength(2)
  expect([...shown, ...more]).toEqual(items)
})
