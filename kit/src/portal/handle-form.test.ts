import { describe, expect, it } from 'vitest'
import { contentType, defineApp, defineSite, f, surface, workflow } from '../index.ts'
import type { FireRequest, SaveRequest } from '../protocol.ts'
import type { CmsClient } from './cms-client.ts'
import { CmsDownError, CmsError } from './cms-error.ts'
import { handleFire, handleSubmit, type FormResult } from './handle-form.ts'
import type { FormState } from './form-state.ts'

const poem = contentType('poems', {
  label: '诗',
  title: 'title',
  fields: { title: f.text('题', { required: true }), lines: f.longText('正文'), open: f.flag('公开'), papers: f.files('附件') },
})
const flow = workflow(poem, {
  initial: 'draft',
  states: { draft: { label: '草稿' }, sent: { label: '已投' }, refused: { label: '退稿', final: true } },
  transitions: {
    send: { label: '投稿', from: 'draft', to: 'sent', by: 'author' },
    refuse: { label: '退稿', from: 'sent', to: 'refused', by: 'editor', asks: ['lines'], reason: true },
  },
})
const poems = surface(flow, {
  access: { read: 'anyone', create: 'member' },
  pages: {
    detail: { path: '/poems/[id]' },
    submit: { path: '/poems/new', label: '投稿', fields: ['title', 'lines', 'open', 'papers'], fires: 'send' },
  },
})
const site = defineSite({ label: '样例', apps: [defineApp({ id: 'poetry', label: '诗词', types: { poems } })] })

const user = { id: 1, name: '甲', roles: ['member'] as const, unit: null }
const refusal = (status: number, key: string, fields?: Record<string, string>) =>
  new CmsError(status, { error: { key, message: key, ...(fields ? { fields } : {}) } })

interface Fake {
  save?: (slug: string, request: SaveRequest) => unknown
  fire?: (slug: string, id: number, request: FireRequest) => unknown
  upload?: (file: File) => number
  read?: () => unknown
}

function run(handle: typeof handleSubmit, fake: Fake, entries: Record<string, string | File>, signedIn = true): Promise<FormResult> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ _type: 'poems', _key: 'key-1', _attempt: '0', ...entries })) form.append(name, value)
  // Each promise below is about the form; the client has tests of its own.
  const cms = Object.fromEntries(
    Object.entries(fake).map(([name, call]) => [name, async (...args: never[]) => (call as (...all: never[]) => unknown)(...args)]),
  ) as unknown as CmsClient
  return handle({ context: { site, cms, words: (key) => key, me: { user: signedIn ? user : null, unread: 0 } }, form })
}
const stateOf = (result: FormResult): FormState => {
  if (!('state' in result)) throw new Error(`went to ${result.goTo}`)
  return result.state
}

describe('handleSubmit', () => {
  it('hands in and goes to the receipt', async () => {
    let sent: SaveRequest | undefined
    const save = (_: string, request: SaveRequest) => ((sent = request), { id: 4, revision: 2, receipt: 'ABCD-2345-6789' })
    const result = await run(handleSubmit, { save }, { title: '松', open: 'on', _intent: 'fire' })
    expect(sent).toEqual({ data: { title: '松', lines: '', open: true, papers: [] }, key: 'key-1', fire: 'send' })
    expect(result).toEqual({ goTo: '/receipt/ABCD-2345-6789?form=key-1&to=%2Fpoems%2F4' })
  })

  it('saves a draft without handing it in, on the revision that was seen', async () => {
    let sent: SaveRequest | undefined
    const save = (_: string, request: SaveRequest) => ((sent = request), { id: 4, revision: 3, receipt: 'X' })
    const result = await run(handleSubmit, { save }, { title: '松', _intent: 'save', _id: '4', _revision: '2' })
    expect(sent).toMatchObject({ id: 4, revision: 2 })
    expect(sent).not.toHaveProperty('fire')
    expect(result).toEqual({ goTo: '/poems/new?id=4&saved=key-1' })
  })

  it('keeps all that was typed when it is refused, and says at the field why', async () => {
    const save = () => {
      throw refusal(422, 'error.invalid', { lines: '太长', title: '请填写' })
    }
    const state = stateOf(await run(handleSubmit, { save }, { lines: '一\r\n二', open: 'on' }))
    expect(state).toMatchObject({
      values: { title: '', lines: '一\n二', open: true },
      key: 'key-1',
      attempt: 1,
      problem: { kind: 'invalid' },
    })
    expect(state.problem!.fields).toEqual([
      { name: 'title', message: '请填写' },
      { name: 'lines', message: '太长' },
    ])
  })

  it('keeps what was typed when the CMS is down, under the same key', async () => {
    const save = () => {
      throw new CmsDownError('/api/poems/save', 'gone')
    }
    expect(stateOf(await run(handleSubmit, { save }, { title: '松' }))).toMatchObject({
      values: { title: '松' },
      key: 'key-1',
      problem: { kind: 'down' },
    })
  })

  it('keeps what was typed when the session has ended', async () => {
    const save = () => {
      throw refusal(403, 'error.forbidden')
    }
    expect(stateOf(await run(handleSubmit, { save }, { title: '松' }, false))).toMatchObject({
      values: { title: '松' },
      problem: { kind: 'signed-out' },
    })
  })

  it('shows a change by somebody else first; sending again is then meant', async () => {
    const save = () => {
      throw refusal(409, 'error.stale')
    }
    const state = stateOf(await run(handleSubmit, { save, read: () => ({ revision: 9 }) }, { title: '松', _id: '4', _revision: '2' }))
    expect(state).toMatchObject({ values: { title: '松' }, revision: 9, problem: { kind: 'stale' } })
  })

  it('keeps files that were uploaded before something else failed', async () => {
    const save = () => {
      throw refusal(422, 'error.invalid', { title: '请填写' })
    }
    const state = stateOf(
      await run(
        handleSubmit,
        { save, upload: () => 12 },
        { papers: '11', '_filename.11': '旧.pdf', '_upload.papers': new File(['x'], '新.pdf') },
      ),
    )
    expect(state.files).toEqual({
      papers: [
        { id: '11', filename: '旧.pdf' },
        { id: '12', filename: '新.pdf' },
      ],
    })
    expect(state.values.papers).toEqual(['11', '12'])
  })

  it('sends nothing while a file is refused', async () => {
    const upload = () => {
      throw refusal(400, 'error.payload')
    }
    const save = () => {
      throw new Error('must not be called')
    }
    const state = stateOf(await run(handleSubmit, { save, upload }, { title: '松', '_upload.papers': new File(['x'], 'a.exe') }))
    expect(state.problem).toMatchObject({ kind: 'invalid', fields: [{ name: 'papers' }] })
  })

  it('refuses a form of a type that has none', async () => {
    await expect(run(handleSubmit, {}, { _type: 'users' })).rejects.toThrow('There is no type "users"')
  })
})

describe('handleFire', () => {
  it('fires with the answers, the reason and the revision, and shows the document again', async () => {
    let sent: FireRequest | undefined
    const fire = (_: string, __: number, request: FireRequest) => ((sent = request), {})
    const result = await run(
      handleFire,
      { fire },
      { _id: '4', _transition: 'refuse', _revision: '2', _reason: '不合主题', lines: ' 意见 ', title: 'not asked for' },
    )
    expect(sent).toEqual({ transition: 'refuse', data: { lines: '意见' }, reason: '不合主题', revision: 2 })
    expect(result).toEqual({ goTo: '/poems/4?done=refuse&form=key-1' })
  })

  it('tells that somebody else was faster and keeps the reason', async () => {
    const fire = () => {
      throw refusal(409, 'error.conflict')
    }
    expect(stateOf(await run(handleFire, { fire }, { _id: '4', _transition: 'refuse', _reason: '写了很久' }))).toMatchObject({
      reason: '写了很久',
      problem: { kind: 'conflict' },
    })
  })

  it('points to the reason where it is missing', async () => {
    const fire = () => {
      throw refusal(422, 'error.invalid', { reason: '请填写理由' })
    }
    expect(stateOf(await run(handleFire, { fire }, { _id: '4', _transition: 'refuse' })).problem!.fields).toEqual([
      { name: '_reason', message: '请填写理由' },
    ])
  })

  it('tells whoever sends a step that the flow no longer has, sends nothing and keeps what was typed', async () => {
    for (const _transition of ['publish', 'constructor', '__proto__', ''])
      expect(stateOf(await run(handleFire, {}, { _id: '4', _transition, _reason: '写了很久', lines: '意见' }))).toMatchObject({
        values: { lines: '意见' },
        reason: '写了很久',
        problem: { kind: 'refused', message: 'error.stepGone' },
      })
  })
})
