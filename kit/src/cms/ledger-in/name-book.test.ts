import { describe, expect, test } from 'vitest'
import { nameBook } from './name-book.ts'

const find = nameBook([
  { id: 1, name: '叶青禾（样例）', marks: ['农业界', 'ye@x.example'], is: { roles: ['member'] } },
  { id: 2, name: '李四', marks: ['教育界', 'li@x.example'], is: { roles: ['member'] } },
  { id: 3, name: '李四', marks: ['科技界'], is: { roles: ['member'] } },
  { id: 4, name: '李四', marks: [], is: { roles: ['staff'] } },
  { id: 5, name: '县教育局', marks: [], is: { kind: ['unit'] } },
  { id: 6, name: '提案委员会', marks: [], is: { kind: ['committee'] } },
])
const members = { roles: ['member'] }

describe('a name', () => {
  test.each([
    ['叶青禾（样例）', 1],
    ['叶青禾(样例) ', 1],
    ['李四（教育界）', 2],
    ['李四(li@x.example)', 2],
    ['李四 <LI@X.example>', 2],
    ['li@x.example', 2],
    ['李 四 [科技界]', 3],
  ])('%s is found', (text, id) => expect(find(text, undefined)).toEqual({ id }))
  test('is of the one that fits', () => expect(find('李四', { roles: ['staff'] })).toEqual({ id: 4 }))
  test('of several says who there is', () =>
    expect(find('李四', members)).toEqual({
      key: 'ledger.severalNamed',
      values: { name: '李四', those: '李四（教育界）、李四（科技界）' },
    }))
  test('of one who does not fit', () => expect(find('提案委员会', { kind: ['unit'] })).toMatchObject({ key: 'ledger.notFitting' }))
  test('of nobody says who is near', () =>
    expect(find('松阳县教育局', { kind: ['unit'] })).toEqual({
      key: 'ledger.nobodyNamedNear',
      values: { name: '松阳县教育局', those: '县教育局' },
    }))
  test('of nobody at all', () => expect(find('赵六', members)).toEqual({ key: 'ledger.nobodyNamed', values: { name: '赵六' } }))
  test('in brackets that nobody has', () => expect(find('李四（法律界）', members)).toMatchObject({ key: 'ledger.nobodyNamedNear' }))
})
