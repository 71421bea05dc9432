import { describe, expect, it } from 'vitest'
import { deskGroups, greetingAt } from './desk-group.ts'

describe('deskGroups', () => {
  it('gives everybody a desk, and several to whoever has several roles', () => {
    expect(deskGroups(['member'])).toEqual(['member'])
    expect(deskGroups(['member', 'leader'])).toEqual(['leader', 'member'])
    expect(deskGroups(['proposal-office', 'staff'])).toEqual(['office'])
    expect(deskGroups([])).toEqual(['citizen'])
  })
})

describe('greetingAt', () => {
  it('goes by the clock in Shanghai', () => {
    expect(greetingAt(new Date('2026-03-01T23:00:00Z'))).toBe('desk.morning')
    expect(greetingAt(new Date('2026-03-01T04:00:00Z'))).toBe('desk.noon')
    expect(greetingAt(new Date('2026-03-01T06:00:00Z'))).toBe('desk.afternoon')
    expect(greetingAt(new Date('2026-03-01T16:30:00Z'))).toBe('desk.morning')
    expect(greetingAt(new Date('2026-03-01T12:00:00Z'))).toBe('desk.evening')
  })
})
