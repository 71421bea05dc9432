import type { SampleCoverage } from './types.ts'

/** The media are invented, and so are their reports; none has an address. */
export const coverage: readonly SampleCoverage[] = [
  {
    title: '坐下来讲：一个山区县的民生议事堂',
    medium: '丽水晚讯（样例）',
    level: 'city',
    daysAgo: 16,
    summary: '记者旁听了三场议事，看座位不分先后的会怎样把一条断头路谈通。',
  },
  {
    title: '古村消防栓的水压，委员提了，水来了',
    medium: '浙山新闻（样例）',
    level: 'province',
    daysAgo: 64,
    summary: '一篇三百字的社情民意信息，七天有了批示，两个月后三个古村换了管道。',
  },
  {
    title: '松阳：委员工作室公开四本账',
    medium: '松阳新报（样例）',
    level: 'county',
    daysAgo: 35,
    summary: '接待账、议题账、办理账、回访账挂在墙上，群众凭编号查进度。',
  },
  {
    title: '茶香里的协商',
    medium: '协商周刊（样例）',
    level: 'nation',
    daysAgo: 140,
    summary: '从一杯茶的价钱谈到一个产业的出路，县政协的专题协商走进茶园和码头。',
  },
]
