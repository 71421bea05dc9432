/** What a new app is called: `name` is its folder, collection and address; the labels stand in menus. */
export interface NewApp {
  readonly name: string
  readonly label: string
  readonly english: string
}

/** The files of a new app, by their path in its folder. */
export function appFiles(app: NewApp): Record<string, string> {
  return {
    'package.json': json({
      name: packageName(app.name),
      version: '0.1.0',
      private: true,
      type: 'module',
      exports: { '.': { browser: null, default: './src/app.ts' } },
      dependencies: { '@yizheng/kit': '0.1.0' },
    }),
    'src/app.ts': declaration(app),
    'src/app.test.ts': test(app),
    'messages/zh.json': json({ [`${app.name}.sayMore`]: '请至少写 10 个字，以便办理。' }),
    'messages/en.json': json({
      [app.label]: app.english,
      标题: 'Title',
      类别: 'Kind',
      建议: 'Suggestion',
      咨询: 'Question',
      内容: 'Text',
      答复: 'Answer',
      草稿: 'Draft',
      办理中: 'In progress',
      已答复: 'Answered',
      提交: 'Submit',
      答复办结: 'Give the answer',
      [`写${app.label}`]: `New: ${app.english}`,
      [`${app.label}分类`]: `${app.english} by kind`,
      [`${app.label}按时答复率`]: `${app.english} answered on time`,
      [`${app.name}.sayMore`]: 'Please write at least 10 characters, so that it can be dealt with.',
    }),
  }
}

export function packageName(name: string): string {
  return `@yizheng/plugin-${name}`
}

function declaration({ name, label }: NewApp): string {
  return `import { contentType, countCharacters, defineApp, f, surface, workflow } from '@yizheng/kit'
import en from '../messages/en.json' with { type: 'json' }
import zh from '../messages/zh.json' with { type: 'json' }

/** What is stored. */
const type = contentType('${name}', {
  label: '${label}',
  title: 'title',
  fields: {
    title: f.text('标题', { required: true, max: 60 }),
    kind: f.select('类别', { suggestion: '建议', question: '咨询' }, { required: true }),
    body: f.longText('内容', { required: true, max: 2000 }),
    answer: f.longText('答复', { required: true, max: 2000 }),
  },
})

/** Its way: the author submits, the staff answers within ten working days, then everybody may read it. */
const flow = workflow(type, {
  initial: 'draft',
  states: {
    draft: { label: '草稿' },
    open: { label: '办理中', due: '10wd' },
    answered: { label: '已答复', public: true, final: true },
  },
  transitions: {
    submit: {
      label: '提交',
      from: 'draft',
      to: 'open',
      by: 'author',
      when: ({ doc }) => countCharacters(doc.body) >= 10 || '${name}.sayMore',
    },
    answer: { label: '答复办结', from: 'open', to: 'answered', by: 'staff', asks: ['answer'] },
  },
})

/** What it shows of itself, and to whom. */
const documents = surface(flow, {
  access: { read: ['public-states', 'author', { to: 'staff', not: ['draft'] }], create: ['citizen', 'member'] },
  pages: {
    list: { path: '/${name}', show: ['title', 'kind', 'state', 'createdAt'], filter: ['kind'] },
    detail: { path: '/${name}/[id]', show: ['kind', 'author', 'createdAt', 'body', 'answer'], timeline: true },
    submit: { path: '/${name}/new', label: '写${label}', fields: ['title', 'kind', 'body'], fires: 'submit' },
  },
  search: { body: ['body', 'answer'], facets: ['kind'] },
  metrics: {
    byKind: { label: '${label}分类', chart: 'pie', count: { state: ['open', 'answered'] }, by: 'kind' },
    onTime: { label: '${label}按时答复率', chart: 'gauge', onTime: 'open' },
  },
  notify: { submit: 'staff', answer: 'author', 'open.overdue': 'staff' },
})

export default defineApp({ id: '${name}', label: '${label}', types: { documents }, messages: { zh, en } })
`
}

function test({ name }: NewApp): string {
  return `import { defineSite, readFilter, type Actor } from '@yizheng/kit'
import { checkCatalogue } from '@yizheng/kit/testing'
import { expect, test } from 'vitest'
import app from './app.ts'

const { documents } = app.types
const staff: Actor = { id: 1, name: '机关干部', roles: ['staff'] }

test('a site accepts the app', () => {
  expect(defineSite({ label: '试验', apps: [app] }).type('${name}')?.surface).toBe(documents)
})

test('every text exists in both languages', () => {
  expect(checkCatalogue(app)).toEqual([])
})

test('the public reads what is answered, the staff also what is being dealt with, nobody a draft of others', () => {
  expect(readFilter(documents, undefined)).toEqual({ state: { in: ['answered'] } })
  expect(JSON.stringify(readFilter(documents, staff))).toContain('"open"')
  expect(JSON.stringify(readFilter(documents, staff))).not.toContain('"draft"')
})
`
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
