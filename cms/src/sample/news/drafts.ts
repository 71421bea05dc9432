import type { SampleNews } from '../types.ts'

/** What the editors still have on their desks, so that review and withdrawal have something to show. */
export const drafts: readonly SampleNews[] = [
  {
    title: '委员视察冬季农村饮用水安全（待审）',
    column: 'diaoyan',
    daysAgo: 1,
    cover: 'snow-village',
    state: 'review',
    summary: '入冬前，委员们查看了五个高山村的防冻措施。',
    body: `气温还没有降到零度，高山村的水管已经穿上了“棉衣”。

视察组查看了五个村的蓄水池、裸露管道和应急送水方案，重点询问了独居老人家中的防冻措施。

多数村准备充分，一个村的备用泵尚未到位，镇里承诺三日内补齐。

委员们建议把防冻知识做成方言广播，早晚各放一遍。`,
  },
  {
    title: '我县举办首届乡村阅读节（草稿）',
    column: 'yaowen',
    daysAgo: 1,
    cover: 'books',
    state: 'draft',
    summary: '稿件正在补充采访。',
    body: `首届乡村阅读节在一座老祠堂里开幕。

二十个村的农家书屋各带来一本“翻得最旧的书”，摆成一排，供人翻看。

最旧的一本是果树修剪手册，书脊用布条缝过三次。

（此处待补：主办方介绍、活动安排。）`,
  },
  {
    title: '关于某次活动时间的报道（已撤回）',
    column: 'gongzuo',
    daysAgo: 40,
    state: 'withdrawn',
    summary: '因活动时间有误，已撤回更正。',
    body: `本稿刊发后，经核对，活动日期有误。

按照信息发布更正规定，编辑部于当日撤回原稿。

更正后的内容另行发布。

特此说明，并向读者致歉。`,
  },
]
