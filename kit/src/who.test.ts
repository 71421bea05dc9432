import { describe, expect, test } from 'vitest'
import { asList, f, isOneOf, relationIds, type Actor, type Who } from './index.ts'

const fields = { unit: f.one('单位', 'organisations'), helpers: f.many('协助', 'users') }
const lan: Actor = { id: 7, name: '兰', roles: ['member'], unit: 3 }

describe('isOneOf', () => {
  const is = (who: Who, doc?: Record<string, unknown>, actor: Actor | undefined = lan) => isOneOf({ who, actor, doc, fields })
  test('a role', () => {
    expect(is('member')).toBe(true)
    expect(is('admin')).toBe(false)
  })
  test('the author, whatever the depth of the relation', () => {
    expect(is('author', { author: 7 })).toBe(true)
    expect(is('author', { author: { id: 7 } })).toBe(true)
    expect(is('author', { author: 8 })).toBe(false)
    expect(is('author')).toBe(false)
  })
  test('whoever a relation to users names, and whoever belongs to an organisation it names', () => {
    const holds = (field: string) => ({ holds: field }) as unknown as Who
    expect(is(holds('helpers'), { helpers: [5, { id: 7 }] })).toBe(true)
    expect(is(holds('helpers'), { helpers: [3] })).toBe(false)
    expect(is(holds('unit'), { unit: 3 })).toBe(true)
    expect(is(holds('unit'), { unit: 7 })).toBe(false)
    expect(isOneOf({ who: holds('unit'), actor: { id: 3, name: '无单位', roles: [] }, doc: { unit: 3 }, fields })).toBe(false)
  })
  test('nobody signed in is only anyone', () => {
    const nobody = (who: Who) => isOneOf({ who, actor: undefined, doc: { author: undefined, helpers: [] }, fields })
    expect(nobody('anyone')).toBe(true)
    expect(nobody('signed-in')).toBe(false)
    expect(nobody('author')).toBe(false)
    expect(nobody('admin')).toBe(false)
  })
  test('of several it is enough to be one; of none nobody is', () => {
    expect(isOneOf({ who: ['admin', 'member'], actor: lan, fields })).toBe(true)
    expect(isOneOf({ who: [], actor: lan, fields })).toBe(false)
  })
})

test('relationIds reads ids at any depth and nothing else', () => {
  expect(relationIds([1, { id: 2 }, '3', null, 'x', [{ id: 4 }]])).toEqual([1, 2, 3, 4])
  expect(relationIds(undefined)).toEqual([])
})

test('asList: one thing stands for a list of one', () => {
  expect(asList('a')).toEqual(['a'])
  expect(asList(['a', 'b'])).toEqual(['a', 'b'])
  expect(asList(undefined)).toEqual([])
})
