import { describe, expect, it } from 'vitest'
import type { ColumnNode, Row } from '@yizheng/kit'
import { ancestorsOf, columnsUnder, columnTrail, withDescendants } from './column-tree.ts'

const column = (id: number, title: string, parent: number | null, order = id): ColumnNode => ({
  id,
  title,
  slug: `c${id}`,
  parent,
  order,
  description: null,
})
const columns = [column(1, '履职', null, 2), column(2, '调研', 1), column(3, '要闻', null, 1), column(4, '茶', 2)]
const doc = (of: unknown): Row => ({ id: 1, createdAt: '', updatedAt: '', column: of })

describe('the tree of columns', () => {
  it('lists the columns below one in the order of menus', () => {
    expect(columnsUnder(columns, null).map(({ title }) => title)).toEqual(['要闻', '履职'])
  })

  it('knows what is above and below a column', () => {
    expect(withDescendants(columns, columns[0]!).map(({ title }) => title)).toEqual(['履职', '调研', '茶'])
    expect(ancestorsOf(columns, columns[3]!).map(({ title }) => title)).toEqual(['履职', '调研'])
  })

  it('leads from the top to the column of a document, or nowhere', () => {
    expect(columnTrail(columns, doc({ id: 2, title: '调研' }))).toEqual([
      { label: '履职', href: '/columns/c1' },
      { label: '调研', href: '/columns/c2' },
    ])
    expect(columnTrail(columns, doc(null))).toBeUndefined()
    expect(columnTrail(columns, doc({ id: 9, title: '已删除' }))).toBeUndefined()
  })

  it('ends where the data closes a circle', () => {
    const circle = [column(1, '甲', 2), column(2, '乙', 1)]
    expect(ancestorsOf(circle, circle[0]!)).toHaveLength(2)
    expect(withDescendants(circle, circle[0]!)).toHaveLength(2)
  })
})
