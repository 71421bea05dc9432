import { describe, expect, test } from 'vitest'
import { contentType, defineApp, defineSite, f, surface } from '../index.ts'
import { CmsDownError, CmsError } from './cms-error.ts'
import { handleConfirm, handleUpload } from './handle-import.ts'

const poem = contentType('poems', { label: '诗', title: 'title', fields: { title: f.text('题', { required: true }) } })
const poems = surface(poem, {
  access: { read: 'anyone', create: 'member' },
  pages: { list: { path: '/poems', show: ['title'] } },
  ledger: { for: 'member', columns: ['title', 'author'], in: { for: 'staff' } },
})
const site = defineSite({ label: '样例', apps: [defineApp({ id: 'poetry', label: '诗词', types: { poems } })] })

const refused = (status: number, key: string) => () => Promise.reject(new CmsError(status, { error: { key, message: `说明：${key}` } }))
const context = (cms: object) => ({ site, cms: cms as never, words: (key: string) => key })
const form = (values: Record<string, string | File>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries({ _type: 'poems', ...values })) data.set(name, value)
  return data
}
const file = new File(['x'], '台账.xlsx')

describe('sending a ledger', () => {
  test('leads to what was found', async () =>
    expect(await handleUpload(context({ sendLedger: () => Promise.resolve({ id: 7 }) }), form({ file }))).toEqual({
      goTo: '/poems/import?file=7',
    }))
  test('needs a file', async () =>
    expect(await handleUpload(context({}), form({ file: new File([], '') }))).toEqual({ message: 'ledger.noFile' }))
  test('says why it was refused', async () =>
    expect(await handleUpload(context({ sendLedger: refused(422, 'ledger.locked') }), form({ file }))).toEqual({
      message: '说明：ledger.locked',
    }))
  test('says that the service is down', async () =>
    expect(await handleUpload(context({ sendLedger: () => Promise.reject(new CmsDownError('/', 0)) }), form({ file }))).toEqual({
      message: 'ledger.down',
    }))
})

describe('confirming it', () => {
  const confirm = (confirmLedger: unknown, values: Record<string, string> = {}) =>
    handleConfirm(context({ confirmLedger }), form({ _id: '7', version: 'v', ...values }))
  test('sends what was seen, and what is left out', async () => {
    const sent: unknown[] = []
    const take = (...all: unknown[]) => Promise.resolve(sent.push(...all))
    expect(await confirm(take, { ignore: 'on' })).toEqual({ goTo: '/poems/import?file=7' })
    expect(sent).toEqual(['poems', 7, { version: 'v', ignoreUnknown: true }])
  })
  test('leads to the new check where something changed', async () =>
    expect(await confirm(refused(409, 'ledger.changed'))).toEqual({ goTo: '/poems/import?file=7&said=changed' }))
  test('says why else it was refused', async () =>
    expect(await confirm(refused(409, 'ledger.another'))).toEqual({ message: '说明：ledger.another' }))
})
