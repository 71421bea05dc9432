import { describe, expect, test } from 'vitest'
import { INBOX, modeOf, parseSettings, standardSettings } from './notice-settings.ts'

const channels = [INBOX, 'mail']

describe('how a person is told', () => {
  test('unless told: the inbox has all, the mail at once what is to be done and once a day the rest', () => {
    const modes = (channel: string) =>
      (['todo', 'nudge', 'deadline', 'progress', 'copy'] as const).map((kind) => modeOf(standardSettings, kind, channel))
    expect(modes(INBOX)).toEqual(['now', 'now', 'now', 'now', 'now'])
    expect(modes('mail')).toEqual(['now', 'now', 'now', 'digest', 'digest'])
  })
  test('as they said, kind by kind', () => {
    const settings = { ...standardSettings, modes: { todo: { mail: 'off' }, copy: { [INBOX]: 'off' } } } as const
    expect(modeOf(settings, 'todo', 'mail')).toBe('off')
    expect(modeOf(settings, 'todo', INBOX)).toBe('now')
    expect(modeOf(settings, 'copy', INBOX)).toBe('off')
  })
})

describe('settings from outside', () => {
  const good = { locale: 'en', digestHour: 23, modes: { todo: { mail: 'digest', inbox: 'off' } } }
  test('are taken as they are', () => expect(parseSettings(good, channels)).toEqual(good))
  test.each([
    ['nothing', undefined],
    ['a list', []],
    ['another language', { ...good, locale: 'fr' }],
    ['half an hour', { ...good, digestHour: 7.5 }],
    ['a 25th hour', { ...good, digestHour: 24 }],
    ['no modes', { locale: 'zh', digestHour: 8 }],
    ['an unknown kind', { ...good, modes: { gossip: { mail: 'now' } } }],
    ['a kind of the prototype', { ...good, modes: { toString: { mail: 'now' } } }],
    ['an unknown channel', { ...good, modes: { todo: { fax: 'now' } } }],
    ['an unknown mode', { ...good, modes: { todo: { mail: 'weekly' } } }],
    ['a digest in the inbox', { ...good, modes: { todo: { inbox: 'digest' } } }],
  ])('refuses %s', (_, value) => expect(parseSettings(value, channels)).toBeUndefined())
})
