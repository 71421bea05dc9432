import { defineApp } from '@yizheng/kit'
import en from '../messages/en.json' with { type: 'json' }
import zh from '../messages/zh.json' with { type: 'json' }
import { instructions } from './instructions.ts'
import { opinions } from './opinions.ts'
import { reports } from './reports.ts'

export default defineApp({ id: 'opinions', label: '社情民意', types: { opinions, reports, instructions }, messages: { zh, en } })
