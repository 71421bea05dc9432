import { expect, test } from 'vitest'
import { listApp } from '../new-app/list-app.ts'
import { unlistApp } from './unlist-app.ts'

const two = { name: 'two', packageName: '@yizheng/plugin-two' }
const config = (apps: string, off = ', off: []', imports = ['one', 'two', 'three']) =>
  `import { defineSite } from '@yizheng/kit'\n${imports.map((name) => `import ${name} from '@yizheng/plugin-${name}'\n`).join('')}\nexport default defineSite({ label: '站', apps: ${apps}${off} })\n`

test.each([
  ['[one, two, three]', '[one, three]'],
  ['[two, one, three]', '[one, three]'],
  ['[one, three, two]', '[one, three]'],
  ['[\n    one,\n    two,\n    three,\n  ]', '[\n    one,\n    three,\n  ]'],
])('in %j the app is taken out and stands under off', (apps, rest) => {
  expect(unlistApp(config(apps), two)).toBe(config(rest, ", off: ['two']", ['one', 'three']))
})

test('the list of what is off is added to, or made', () => {
  expect(unlistApp(config('[one, two]', ", off: ['old']"), two)).toContain("off: ['old', 'two']")
  expect(unlistApp(config('[two]', ''), two)).toContain("apps: [], off: ['two'] }")
})

test('what was listed by new:app under another word is found by its package', () => {
  const listed = listApp(config('[one]', ', off: []', ['one']), { name: 'class', packageName: '@yizheng/plugin-class' })
  expect(listed).toContain('[one, classApp]')
  expect(unlistApp(listed, { name: 'class', packageName: '@yizheng/plugin-class' })).toBe(config('[one]', ", off: ['class']", ['one']))
})

test('an app that is not listed is refused', () => {
  expect(() => unlistApp(config('[one]', ', off: []', ['one']), two)).toThrow('does not list @yizheng/plugin-two')
  expect(() => unlistApp(config('[one]'), two)).toThrow('does not list')
})
