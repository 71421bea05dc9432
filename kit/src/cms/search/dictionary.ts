/**
 * Words of consultative bodies that a general dictionary of Chinese cuts apart; the names of a place and its people come
 * from the site (see `learnSiteWords`). One word after another, in any order; add what people search for.
 */
export const dictionary: readonly string[] = `
政协委员 政协常委 政协主席 政协机关 政协章程 政协全会 全体会议 常委会议 主席会议 专题协商 界别协商 提案办理协商 对口协商
界别 界别组 界别活动 委员小组 委员工作室 委员会客厅 委员履职 履职档案 履职积分 履职评价 协商议事 协商议政 协商议政厅 民生议事堂
请你来协商 专门委员会 专委会 提案委 提案委员会 经济委 农业农村委 社会法制委 文化文史委 教科卫体委 民族宗教委 港澳台侨委 学习委
提案 立案 不予立案 并案 交办 承办单位 主办单位 会办单位 协办单位 领办 督办 重点督办 重点提案 集体提案 联名提案 提案者 提案人
办理答复 答复函 面商 办结率 满意率 社情民意 社情民意信息 反映社情民意 民主监督 民主评议 政治协商 参政议政 委员视察 专题调研
调研报告 建言献策 凝聚共识 文史资料 书画院 书画苑 统一战线 民主党派 工商联 无党派人士 两会 双周协商 网络议政 远程协商 读书会
民生实事 乡村振兴 共同富裕 山区县 千万工程 最多跑一次 河长制 林长制 古村落 传统村落 拯救老屋 茶产业 香茶 民宿 田园松阳
`
  .trim()
  .split(/\s+/)
