import type { SampleColumn } from './types.ts'

/** The columns in the order of the menu; a parent stands before its children. */
export const columns: readonly SampleColumn[] = [
  {
    slug: 'yaowen',
    title: '政协要闻',
    owner: 'office',
    refreshDays: 3,
    description: '县政协全体会议、常委会会议、主席会议和重要活动的消息。',
  },
  { slug: 'lvzhi', title: '履职动态', owner: 'c-liaison', refreshDays: 14, description: '委员们走到一线，看实情、提实招。' },
  {
    slug: 'diaoyan',
    title: '视察调研',
    owner: 'c-proposals',
    refreshDays: 30,
    parent: 'lvzhi',
    description: '围绕年度课题开展的视察和专题调研。',
  },
  { slug: 'jiandu', title: '民主监督', owner: 'c-law', refreshDays: 30, parent: 'lvzhi', description: '对重点工作和民生实事的专项监督。' },
  { slug: 'xieshang', title: '协商议政', owner: 'c-proposals', refreshDays: 30, description: '“请你来协商”、民生议事堂和各类协商活动。' },
  { slug: 'fengcai', title: '委员风采', owner: 'c-liaison', refreshDays: 30, description: '各界别委员立足岗位、为民履职的故事。' },
  { slug: 'gongzuo', title: '工作动态', owner: 'office', refreshDays: 30, description: '机关和各专委会的日常工作。' },
  { slug: 'xuexi', title: '学习园地', owner: 'c-culture', refreshDays: 60, description: '委员读书、专题讲座和学习心得。' },
]
