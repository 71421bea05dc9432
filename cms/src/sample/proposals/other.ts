import type { SampleProposal } from './proposal.ts'

export const other: readonly SampleProposal[] = [
  {
    title: '关于完善应急广播“最后一户”的提案', by: 'wei-lanzhou', state: 'closed', ago: 560, lead: 'emergency', assist: ['data', 'culture'],
    situation: ['台风期间停电断网，三个自然村收不到转移通知，靠干部敲门。', '山谷地形使大喇叭存在盲区。'],
    advice: ['盲区户配发应急收音机。', '广播设备加装后备电源。', '建立“邻居叫醒”结对名单。'],
    reply: '盲区四百一十二户已配发应急收音机，广播点后备电源改造完成，结对名单汛前更新。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于政务数据向社会有序开放的提案', by: 'wei-lanzhou', with: ['member2'], state: 'closed', ago: 225, lead: 'data', assist: ['service'],
    situation: ['公交、停车、气象等数据分散在各部门，企业想做便民应用拿不到。', '开放目录有，更新不及时，接口打不开。'],
    advice: ['每年公布开放清单和更新周期。', '建立接口可用率公示。', '举办小型应用大赛，吸引青年开发者。'],
    reply: '年度开放清单公布数据集八十六个，接口可用率每月公示。首届应用大赛收到作品三十一件，两件已落地使用。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于优化乡镇信号覆盖的提案', by: 'hu-tongxin', with: ['yang-xinmiao'], state: 'evaluated', ago: 155, lead: 'data', assist: ['commerce'],
    situation: ['部分山村通话要走到村口，直播带货更无从谈起。', '基站选址常因邻里意见搁置。'],
    advice: ['公布弱信号清单，限期销号。', '共建共享铁塔，利用公共建筑楼顶。', '开展电磁科普，公开检测结果。'],
    reply: '弱信号点四十八处已销号三十九处，其余九处因地形原因拟采用小型基站，年内完成。', replyClass: 'B', rating: 'satisfied',
  },
  {
    title: '关于做好老人数字助老服务的提案', by: 'xie-chunyan', state: 'handling', ago: 90, lead: 'civil', assist: ['data'],
    situation: ['挂号、缴费、乘车都要扫码，不少老人随身带着写满密码的纸条。', '子女教得快，忘得也快。'],
    advice: ['办事场所保留人工和现金通道。', '社区设数字助老员，一对一教学。', '推广大字、方言界面。'],
  },
  {
    title: '关于加强反诈宣传进村入户的提案', by: 'xiang-heping', state: 'review', ago: 3, lead: 'police', assist: ['civil'],
    situation: ['针对老人的保健品、投资骗局不断翻新。', '宣传单发了不少，真正听懂的不多。'],
    advice: ['编排方言小戏和案例故事。', '银行网点设置劝阻员。', '子女与老人约定转账暗号。'],
  },
  {
    title: '关于举报某单位个别人员的提案', by: 'luo-jinshi', state: 'declined', ago: 440, lead: 'service', open: false,
    situation: ['反映某单位个别人员服务态度问题。', '希望有关方面处理。'],
    advice: ['核实情况。', '严肃处理。', '通报结果。'],
    reason: '内容涉及对特定人员的指控，不属于提案范围，已告知信访和监督渠道。',
  },
  {
    title: '关于统一全国地名标准译写的提案', by: 'hu-tongxin', state: 'declined', ago: 150, lead: 'civil', open: false,
    situation: ['各地地名译写不统一，给外宾带来不便。', '建议全国统一修订。'],
    advice: ['制定统一标准。', '更换路牌。', '开展检查。'],
    reason: '所提事项超出本县职权范围，且没有具体承办内容，不予立案，已转作参考。',
  },
  {
    title: '关于讨论某学术观点的提案', by: 'gu-chuan', state: 'declined', ago: 85, lead: 'culture', open: false,
    situation: ['学界对本地一处古迹年代有不同看法。', '希望组织认定。'],
    advice: ['召开研讨会。', '形成结论。', '修改说明牌。'],
    reason: '属于学术讨论，不宜以提案方式处理，已推荐列入文史研究选题。',
  },
  {
    title: '关于在公共场所增设自动体外除颤器的提案', by: 'ji-wanqing', with: ['qin-yuanshan'], state: 'draft', ago: 15, lead: 'health',
    situation: ['县内公共场所除颤器不足十台，多数人不会用。', '去年马拉松活动中，两名跑者不适，急救车八分钟后到达。'],
    advice: ['在车站、学校、景区布点。', '组织全民急救培训。', '建立地图，一键找到最近设备。'],
  },
  {
    title: '关于公园增设无障碍设施的提案', by: 'member', state: 'draft', ago: 1, lead: 'housing',
    situation: ['两处公园入口有台阶，轮椅进不去。', '盲道在花坛前中断。'],
    advice: ['入口增设坡道。', '打通盲道。', '设置语音导览。'],
  },
  {
    title: '关于完善旅游厕所日常管理的提案', by: 'su-wenqing', state: 'review', ago: 27, lead: 'culture', assist: ['enforcement'],
    situation: ['旅游厕所硬件不错，节假日排队长，平日里有的上锁。', '女厕位不足，母婴室常被当作杂物间。'],
    advice: ['公布开放时间和管理人电话。', '节假日增设移动厕位。', '提高女厕位比例。'],
  },
  {
    title: '关于错时开放学校体育场地的提案', by: 'qin-yuanshan', with: ['le-tian'], state: 'returned', ago: 44, lead: 'education', assist: ['culture'],
    situation: ['周末学校操场空着，居民在马路边跳绳打球。', '学校担心安全和设备损坏。'],
    advice: ['选取五所学校试点。', '购买公众责任险。', '实名预约，志愿者值守。'],
    reason: '此前已有相近提案，请与原提案人沟通后补充新的情况，或改为联名。',
  },
]
