import type { SampleProposal } from './proposal.ts'

export const culture: readonly SampleProposal[] = [
  {
    title: '关于建立传统建筑匠人名录和传承补助的提案', by: 'dong-liang', with: ['member2', 'bao-qiming'], state: 'closed', ago: 650, lead: 'villages', assist: ['culture', 'labour'],
    situation: ['能独立搭起一座木屋架的老师傅，全县已不足四十人，平均年龄六十七岁。修老屋常常是房子等人。', '年轻人不愿学，三年学徒期没有收入是最直接的原因。'],
    advice: ['普查登记大木、夯土、砖雕等工种匠人，建立名录。', '对学徒发放每月生活补助，出师后给予一次性奖励。', '政府投资的修缮项目优先使用名录内匠人。'],
    reply: '首批匠人名录已公布，共六十三人。学徒补助每人每月一千二百元，已招收学徒十四名。修缮项目招标文件已加入匠人要求。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于保护和活化老街传统业态的提案', by: 'peng-laike', with: ['zheng-huaigu'], state: 'closed', ago: 520, lead: 'villages', assist: ['commerce'],
    sentBackFor: '请补充老街现有传统店铺数量和租金变化情况。',
    situation: ['老街四百余间店面中，打铁、制秤、草药等传统店铺只剩五十一间，五年里少了三十间。租金从每年八千涨到两万，老店付不起。', '老街一旦只剩奶茶和烤肠，就和别处没有两样。'],
    advice: ['对列入名录的老店给予租金补贴。', '收储部分店面，低价租给手艺人。', '新业态设准入清单，避免同质化。'],
    reply: '已对四十七间老店发放租金补贴，收储店面十二间，引入手艺人九户。业态准入清单经协商后公布，首批劝退同质业态三家。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于推动高腔进校园、进景区的提案', by: 'ding-shouzhuo', with: ['member2'], state: 'closed', ago: 445, lead: 'culture', assist: ['education'],
    situation: ['高腔传习所常年教学，但学员演出机会少，一年登台不足十次。', '景区演出多为外来歌舞，游客看不到本地的声音。'],
    advice: ['在三所学校设高腔社团，纳入课后服务。', '在主要景区每周固定演出一场。', '录制老艺人声腔，建立数字档案。'],
    reply: '三所学校已开设社团，学员一百二十余人。两处景区周末定时演出，今年已演六十四场。老艺人声腔录制完成四十二段。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于建设乡村博物馆群的提案', by: 'zheng-huaigu', state: 'closed', ago: 330, lead: 'culture', assist: ['villages'], late: true,
    situation: ['不少村利用祠堂办起展览，农具、旧照片摆得满满当当，却没有说明，也没有人讲。', '文物安全堪忧，有的族谱就放在开放的柜子里。'],
    advice: ['制定乡村博物馆建设导则，一村一主题。', '县博物馆派员指导布展和登记。', '培训村民讲解员，给予误工补贴。'],
    reply: '导则已印发，七家乡村博物馆完成提升。因藏品登记工作量大，原定进度有所推后，已登记一千四百余件，其余争取明年上半年完成。', replyClass: 'B', rating: 'fair',
  },
  {
    title: '关于设立畲族彩带技艺传习点的提案', by: 'lei-caiyun', with: ['lan-zhiyuan'], state: 'closed', ago: 275, lead: 'culture', assist: ['education'],
    situation: ['彩带纹样六十余种，会全部织法的不过五人。', '游客喜欢买彩带，但机织仿品便宜，手工的反而卖不动。'],
    advice: ['在民族村设立传习点，配备织机。', '编写纹样教材进课堂。', '推行手工彩带标识，便于游客识别。'],
    reply: '传习点已揭牌，配织机二十台，开课三十二次。纹样教材由县内学校试用。手工标识已完成设计并启用。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于完善农家书屋图书流转机制的提案', by: 'kong-shuxiang', state: 'evaluated', ago: 178, lead: 'culture',
    situation: ['书屋的书三年没换，孩子们早已看完，大人又没有想看的。', '书屋大多锁着门，钥匙在村干部手里，下地干活就开不了。'],
    advice: ['纳入县图书馆总分馆体系，每季流转。', '书屋与小卖部、卫生室合设，延长开放时间。', '由村民点单购书。'],
    reply: '四十六个书屋已纳入总分馆体系，每季度流转一次。二十一个书屋迁入便民场所。点单购书小程序已开通。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于打造田园诗路徒步线路的提案', by: 'qin-yuanshan', with: ['su-wenqing'], state: 'answered', ago: 122, lead: 'culture', assist: ['planning', 'transport'],
    situation: ['古道连着古村，户外爱好者自发来走，却没有路标和补给，去年发生两起迷路求助。', '古道部分路段被硬化，失了原味。'],
    advice: ['选定三条主题线路，统一标识和里程桩。', '沿线设置补给和急救点。', '古道修缮坚持用原石材、原工艺。'],
    reply: '三条线路已完成踏勘，首条线路标识年底前安装。急救点与村卫生室合设，已培训急救员二十人。古道修缮技术要求已写入项目设计。', replyClass: 'B',
  },
  {
    title: '关于加强老照片老档案征集抢救的提案', by: 'gu-chuan', with: ['shen-tingyu'], state: 'answered', ago: 115, lead: 'culture',
    situation: ['许多家庭的老照片散落各处，老人一走，照片里是谁就再也没人知道。', '征集工作靠个人热情，没有场所，也没有经费。'],
    advice: ['面向社会发布征集公告，统一扫描归档，原件归还。', '组织志愿者上门录音，记录照片背后的故事。', '在融媒体平台开设专栏。'],
    reply: '您的建议很有意义。征集公告已发布，收到照片三千余张。受人员编制所限，暂不能设立专门机构，先依托图书馆地方文献室开展工作。', replyClass: 'C',
  },
  {
    title: '关于推进“艺术家入驻古村”的提案', by: 'cheng-mobai', with: ['tao-ran'], state: 'handling', ago: 96, lead: 'villages', assist: ['culture'],
    situation: ['已有一批画家在村里租房创作，但多为散点，村民觉得与己无关。', '租约短、水电难、孩子上学难，一些艺术家住了一年就走。'],
    advice: ['制定入驻公约，艺术家每年为村里做一件公益事。', '统一办理十年以上租约。', '协调子女就学和医疗服务。'],
  },
  {
    title: '关于提升乡镇文化站服务效能的提案', by: 'member2', state: 'handling', ago: 71, lead: 'culture', assist: ['finance'],
    situation: ['文化站面积达标，人却不够，多数只有一名兼职人员。', '活动以送戏为主，群众自己想学想演的排不上。'],
    advice: ['落实专职人员，三年内配齐。', '推行“群众点单、文化馆派单”。', '夜间和周末开放纳入考核。'],
  },
  {
    title: '关于编印松阳方言有声词典的提案', by: 'gu-chuan', with: ['zheng-huaigu', 'member2'], state: 'filed', ago: 22, lead: 'culture',
    situation: ['孩子们听得懂方言，却越来越少开口讲。', '同一个词，隔一座山就有不同说法，老人们说得清，书上却没有。'],
    advice: ['组织采录不同片区发音人。', '制作可点读的网络词典，免费开放。', '在小学开设方言童谣课。'],
  },
  {
    title: '关于设立城市书房的提案', by: 'kong-shuxiang', state: 'review', ago: 5, lead: 'culture', assist: ['housing'],
    situation: ['县图书馆座位紧张，考试季一位难求。', '城南新区三万居民，没有一处公共阅读空间。'],
    advice: ['在城南公园、客运站各建一处城市书房。', '二十四小时刷脸开放。', '招募读者参与管理。'],
  },
  {
    title: '关于举办茶乡音乐节的提案', by: 'le-tian', state: 'draft', ago: 4, lead: 'culture',
    situation: ['茶乡的春天很美，年轻人却缺少来的理由。', '周边县市已有多个音乐节，差异化是关键。'],
    advice: ['在茶园举办小型不插电音乐会。', '邀请本地高腔与现代音乐合作。', '限定人数，保护茶园。'],
  },
  {
    title: '关于扩大非遗工坊展销渠道的提案', by: 'tao-ran', state: 'returned', ago: 33, lead: 'culture', assist: ['commerce'],
    situation: ['工坊做得出、卖不掉，线下依赖节庆集市。', '线上店铺各开各的，流量很小。'],
    advice: ['在高铁站、景区设非遗专柜。', '统一线上旗舰店。', '设计统一包装。'],
    reason: '请补充全县非遗工坊现有数量、年销售额等基本情况，并说明专柜拟由谁经营。',
  },
]
