import { expect, test } from 'vitest'
import { modeName, settingsIn } from './settings-form.ts'

test('a form says language, hour, and the way for each kind', () => {
  const form = new FormData()
  form.set('locale', 'en')
  form.set('digestHour', '18')
  form.set(modeName('todo', 'mail'), 'digest')
  form.set(modeName('todo', 'inbox'), 'off')
  form.set(modeName('copy', 'mail'), 'now')
  form.set('$ACTION_ID_x', '')
  expect(settingsIn(form)).toEqual({
    locale: 'en',
    digestHour: 18,
    modes: { todo: { mail: 'digest', inbox: 'off' }, copy: { mail: 'now' } },
  })
})
