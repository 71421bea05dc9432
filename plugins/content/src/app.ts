import { defineApp } from '@yizheng/kit'
import en from '../messages/en.json' with { type: 'json' }
import { announcements } from './announcements.ts'
import { archives } from './archives.ts'
import { columns } from './columns.ts'
import { coverage } from './coverage.ts'
import { news } from './news.ts'
import { rules } from './rules.ts'
import { speeches } from './speeches.ts'

export default defineApp({
  id: 'content',
  label: '政协视窗',
  types: { columns, news, announcements, speeches, rules, archives, coverage },
  messages: { zh: {}, en },
})
