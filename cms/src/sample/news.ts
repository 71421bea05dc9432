import { diaoyan } from './news/diaoyan.ts'
import { drafts } from './news/drafts.ts'
import { fengcai } from './news/fengcai.ts'
import { gongzuo } from './news/gongzuo.ts'
import { jiandu } from './news/jiandu.ts'
import { xieshang } from './news/xieshang.ts'
import { xuexi } from './news/xuexi.ts'
import { yaowen } from './news/yaowen.ts'
import type { SampleNews } from './types.ts'

/** Every news item of the sample site. All events and persons are invented; the source says so. */
export const news: readonly SampleNews[] = [...yaowen, ...fengcai, ...diaoyan, ...jiandu, ...xieshang, ...gongzuo, ...xuexi, ...drafts]
