import { contentType, defineApp, defineSite, f, surface, workflow, type Site } from '@yizheng/kit'
import site from '../../../yizheng.config.ts'

const type = contentType('petitions', {
  label: '来信',
  title: 'title',
  fields: { title: f.text('标题', { required: true }), units: f.many('协办单位', 'organisations') },
})
const draft = { label: '草稿' }
const done = { label: '办结', final: true }
const submit = { label: '提交', from: 'draft', by: 'author' } as const
const sign = { label: '签收确认', of: 'author', answers: { agree: { label: '确认' } } } as const
const access = { read: ['author', 'staff', { holds: 'units' }], create: 'member' } as const

/** A flow as its first version has it. */
const before = workflow(type, {
  initial: 'draft',
  states: {
    draft,
    filed: { label: '已立案', due: '10d' },
    checking: { label: '初审中', due: '5d' },
    returned: { label: '退回补正', pauses: 'filed' },
    handling: { label: '办理中', due: '20d' },
    done,
  },
  transitions: {
    submit: { ...submit, to: 'filed' },
    check: { label: '转初审', from: 'filed', to: 'checking', by: 'staff' },
    sendBack: { label: '退回', from: 'filed', to: 'returned', by: 'staff' },
    resend: { label: '重新提交', from: 'returned', to: 'filed', by: 'author' },
    handle: { label: '交办', from: ['filed', 'checking'], to: 'handling', by: 'staff' },
    finish: { label: '办结', from: 'handling', to: 'done', by: 'staff' },
  },
  rounds: { sign: { ...sign, in: 'filed' } },
})

/** The second version: 已立案 is called 已受理, there is no 初审 any more, and whoever helps in handling says what they think. */
const after = workflow(type, {
  initial: 'draft',
  states: {
    draft,
    accepted: { label: '已受理', due: '10d' },
    returned: { label: '退回补正', pauses: 'accepted' },
    handling: { label: '办理中', due: '20d' },
    done,
  },
  transitions: {
    submit: { ...submit, to: 'accepted' },
    sendBack: { label: '退回', from: 'accepted', to: 'returned', by: 'staff' },
    resend: { label: '重新提交', from: 'returned', to: 'accepted', by: 'author' },
    handle: { label: '交办', from: 'accepted', to: 'handling', by: 'staff' },
    finish: { label: '办结', from: 'handling', to: 'done', by: [] },
  },
  rounds: {
    sign: { ...sign, in: 'accepted' },
    opinions: { label: '协办意见', in: 'handling', of: 'units', answers: { give: { label: '提出意见' } }, then: 'finish' },
  },
  former: { filed: { label: '已立案', to: 'accepted' }, checking: { label: '初审中', to: 'handling' } },
  formerSteps: { check: '转初审' },
})

/** The configured site and, beside its apps, one whose flow changes from the first to the second version. */
export const [firstVersion, secondVersion]: readonly [Site, Site] = [
  siteWith(
    surface(before, { access, pages: { detail: { path: '/petitions/[id]', timeline: true } }, notify: { 'handling.entered': 'staff' } }),
  ),
  siteWith(
    surface(after, { access, pages: { detail: { path: '/petitions/[id]', timeline: true } }, notify: { 'handling.entered': 'staff' } }),
  ),
]

function siteWith(petitions: Parameters<typeof defineApp>[0]['types'][string]): Site {
  const app = defineApp({ id: 'petitions', label: '来信', types: { petitions } })
  return defineSite({ label: site.label, apps: [...site.apps, app] })
}
