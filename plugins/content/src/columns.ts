import { contentType, f, surface } from '@yizheng/kit'
import { editors } from './publication.ts'

const column = contentType('columns', {
  label: '栏目',
  title: 'title',
  fields: {
    title: f.text('名称', { required: true, max: 20 }),
    slug: f.text('网址名', { required: true, max: 40, unique: true, help: '小写字母、数字和连字符，如 yaowen' }),
    parent: f.one('上级栏目', 'columns'),
    order: f.number('排序', { help: '数字小的排在前面' }),
    description: f.longText('栏目说明', { max: 200 }),
    owner: f.one('负责部门', 'organisations'),
    refreshDays: f.number('更新周期（天）', { min: 1, max: 366, help: '至少每隔多少天更新一次' }),
  },
})

/** 栏目: a tree of columns; news are filed under one of them. Each may have a department that keeps it fresh. */
export const columns = surface(column, { access: { read: 'anyone', create: editors, update: editors, delete: editors } })
