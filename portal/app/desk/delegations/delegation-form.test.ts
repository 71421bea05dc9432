import { expect, test } from 'vitest'
import { requestIn, typedIn } from './delegation-form.ts'

test('nothing that was typed is lost, whatever it is', () => {
  const form = new FormData()
  for (const [name, value] of [
    ['deputy', '7'],
    ['from', '二〇二六年'],
    ['until', ''],
    ['apps', 'proposals'],
    ['apps', 'content'],
    ['remark', ' 出差 '],
  ] as const)
    form.append(name, value)
  const typed = { deputy: '7', from: '二〇二六年', until: '', apps: ['proposals', 'content'], remark: ' 出差 ' }
  expect(typedIn(form)).toEqual(typed)
  expect(requestIn(typed)).toEqual({ ...typed, deputy: 7 })
  expect(typedIn(new FormData())).toEqual({ deputy: '', from: '', until: '', apps: [], remark: '' })
})
