import type { SampleProposal } from './proposal.ts'

export const ecology: readonly SampleProposal[] = [
  {
    title: '关于加强乡镇饮用水水源地保护的提案', by: 'tu-anlan', with: ['ruan-qingshui'], state: 'closed', ago: 670, lead: 'environment', assist: ['water'],
    situation: ['十二处乡镇水源地中，五处没有隔离设施，放牧和游泳的现象时有发生。', '监测每季度一次，水质变化往往事后才知道。'],
    advice: ['完善隔离和标识，划定禁止活动范围。', '安装在线监测，数据向公众公开。', '聘请水源地村民为护水员。'],
    reply: '十二处水源地隔离设施全部完成，八处安装在线监测，数据在政府网站公开。护水员已聘任二十六名。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于推进茶园绿色防控的提案', by: 'member', with: ['zhou-baicao'], state: 'closed', ago: 490, lead: 'agriculture', assist: ['tea'],
    situation: ['部分茶农仍凭经验打药，农药包装散落田边。', '绿色防控要连片做才有效，一家一户做了也白做。'],
    advice: ['以村为单位统防统治，财政补助药剂和物料。', '农药包装有偿回收。', '公布安全间隔期，茶园挂牌提示。'],
    reply: '绿色防控面积已达五万八千亩，统防统治村六十四个。包装回收站点覆盖所有茶叶主产村，回收率明显提高。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于松古平原农田灌溉渠系管护的提案', by: 'niu-gengxin', with: ['song-yuntian'], state: 'closed', ago: 430, lead: 'water', assist: ['agriculture', 'finance'],
    situation: ['高标准农田建成三年，闸门锈蚀、支渠淤塞，下游三个村轮灌时常起争执。', '管护没有固定经费，坏了找不到人。'],
    advice: ['干渠、支渠、毛渠分级明确管护主体。', '设立管护资金，公示使用。', '推行用水户协会。'],
    reply: '分级管护办法已印发，五个用水户协会成立。首批维修闸门六十二座、清淤支渠三十一公里。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于农村生活污水终端提标改造的提案', by: 'ruan-qingshui', state: 'closed', ago: 305, lead: 'housing', assist: ['environment'], late: true,
    situation: ['部分早期终端处理能力不足，节假日游客多时溢流。', '运维单位一人管三十个点，巡检流于打卡。'],
    advice: ['民宿村终端优先扩容。', '运维合同按出水水质付费。', '巡检照片和水样结果公开。'],
    reply: '受施工季节影响，答复稍有延迟。已改造终端四十一座，其中民宿村十九座；新一轮运维合同已改为按效付费。', replyClass: 'A', rating: 'fair',
  },
  {
    title: '关于古树名木复壮与透气改造的提案', by: 'ye-zhuxi', with: ['cen-lin'], state: 'closed', ago: 248, lead: 'planning', assist: ['finance'],
    situation: ['三百棵在册古树中，九棵因地面硬化根系缺氧，枝梢枯黄。', '挂灯、钉牌、拴牛等损害行为缺少约束。'],
    advice: ['拆除硬化地面，改为透气铺装。', '建立一树一档，明确管护人和补助。', '制定古树公约，禁止缠灯钉钉。'],
    reply: '九棵古树透气改造完成，十四棵实施复壮，树势恢复良好。管护人补助标准由每年三百元提高到八百元。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于建立生态产品价值实现机制的提案', by: 'zhu-lvye', with: ['meng-jiahe', 'li-wenshan'], state: 'evaluated', ago: 185, lead: 'development', assist: ['planning', 'finance'],
    situation: ['好山好水看得见，账却算不清。村里守着林子，收入主要还是靠外出打工。', '碳汇、水权等概念很热，落到村里不知从何入手。'],
    advice: ['选择两个村开展核算试点。', '探索“碳汇＋民宿”自愿认购。', '收益按护林面积分配到户。'],
    reply: '两个试点村核算已完成，自愿认购平台上线三个月，认购金额二十一万元，分配办法经村民代表会议通过。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于建筑垃圾资源化利用的提案', by: 'lin-daqiao', state: 'answered', ago: 120, lead: 'enforcement', assist: ['housing'],
    situation: ['农房改造产生大量砖瓦，倾倒在河边、路旁。', '县内没有处置点，运到外地每车加价三百元。'],
    advice: ['规划建设一处资源化处置点。', '旧砖瓦、老石板分类收储，用于古村修缮。', '加强夜间巡查。'],
    reply: '处置点选址已通过论证，明年开工。旧料收储库先行启用，已收旧砖瓦十二万块，可供古村修缮申领。', replyClass: 'B',
  },
  {
    title: '关于河道采砂遗留坑整治的提案', by: 'tu-anlan', state: 'answered', ago: 108, lead: 'water', assist: ['environment', 'emergency'],
    situation: ['多年前采砂留下的深坑，夏天常有孩子下水，险情不断。', '水体不流动，夏季发绿。'],
    advice: ['对深坑逐一测量、回填或隔离。', '设置救生设施和警示。', '结合湿地修复恢复水体流动。'],
    reply: '十七处遗留坑完成测量，回填六处、隔离十一处，救生设施全部到位。湿地修复方案正在编制。', replyClass: 'B',
  },
  {
    title: '关于防控松材线虫病的提案', by: 'cen-lin', with: ['ye-zhuxi'], state: 'handling', ago: 131, lead: 'planning', assist: ['finance'],
    situation: ['疫木清理后遗留枝桠，雨季成为新的传染源。', '清理队伍不稳定，山高路远报酬低。'],
    advice: ['推行疫木除治监理制，验收付款。', '补植阔叶树，改善林相。', '无人机巡查，发现即处置。'],
  },
  {
    title: '关于建设滨水慢行绿道的提案', by: 'zhu-lvye', state: 'handling', ago: 77, lead: 'housing', assist: ['water', 'planning'],
    situation: ['江边绿道在两座桥处中断，散步的人要上马路绕行。', '夜间照明不足，老人晚饭后不敢去。'],
    advice: ['打通两处断点，设桥下通道。', '增设低矮照明和休息座椅。', '保留原有滩林，不做大面积硬化。'],
  },
  {
    title: '关于整治农业面源污染的提案', by: 'meng-jiahe', state: 'handling', ago: 35, lead: 'agriculture', assist: ['environment'],
    situation: ['部分支流总磷偏高，与施肥过量和畜禽散养有关。', '测土配方做了，配方肥买不到小包装。'],
    advice: ['推广配方肥到村、小包装供应。', '在田边建设生态沟渠。', '散养户粪污统一收集还田。'],
  },
  {
    title: '关于推广可循环快递包装的提案', by: 'bai-lu', state: 'filed', ago: 52, lead: 'commerce', assist: ['market', 'environment'],
    situation: ['快递进村带来大量纸箱和胶带，村里没有回收渠道。', '茶叶礼盒过度包装，拆完一袋茶，扔掉三层盒。'],
    advice: ['在村站设置回收箱，积分兑换。', '制定茶叶适度包装倡议。', '鼓励商家使用循环箱。'],
  },
  {
    title: '关于设立野生动物致害补偿的提案', by: 'wan-lishu', state: 'review', ago: 9, lead: 'planning', assist: ['insurance', 'finance'],
    situation: ['野猪下山拱食番薯、竹笋，一夜毁掉几亩地。', '农户自设电网，险些伤人。'],
    advice: ['引入野生动物致害保险。', '组织专业队伍依法调控。', '推广声光驱赶设施，禁止私设电网。'],
  },
  {
    title: '关于减少景区一次性用品的提案', by: 'li-wenshan', state: 'draft', ago: 2, lead: 'culture', assist: ['environment'],
    situation: ['节假日景区垃圾中，一次性杯子和雨衣占了一半。', '清运要靠人力挑下山。'],
    advice: ['设置直饮水点。', '可借还雨具。', '自带垃圾下山可兑换茶饮。'],
  },
]
