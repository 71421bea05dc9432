import type { SampleProposal } from './proposal.ts'

export const politics: readonly SampleProposal[] = [
  {
    title: '关于健全民生议事协商成果反馈机制的提案', by: 'xiang-heping', with: ['wu-jinghang'], state: 'closed', ago: 580, lead: 'civil',
    situation: ['议事会开得热闹，会后结果却少有人知。抽查的二十场议事中，有七场没有书面反馈。', '没有回音，群众下次就不愿来。'],
    advice: ['每场议事形成办理清单，明确责任人和期限。', '三十天内在议事地点张贴结果。', '由委员工作室负责回访。'],
    reply: '已制定协商成果办理清单制度，统一格式、统一张贴。近半年四十一场议事全部完成反馈，回访满意率较高。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于提升基层法律顾问服务质量的提案', by: 'wu-jinghang', state: 'closed', ago: 400, lead: 'justice',
    situation: ['每村都有法律顾问，墙上挂着照片和电话，但村民很少打。', '顾问一人联系十几个村，每季度来一次，往往赶不上事。'],
    advice: ['建立片区法律顾问团，随时在线解答。', '把合同审查、调解参与计入服务量。', '每年由村民评议。'],
    reply: '已组建五个片区顾问团，开通视频咨询，解答一千二百余件次。服务计量和村民评议办法已施行。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于推进政务公开通俗化的提案', by: 'shen-tingyu', with: ['wei-lanzhou'], state: 'answered', ago: 110, lead: 'service', assist: ['data'],
    situation: ['文件公开了，群众看不懂。一份养老补贴文件三千字，老人想知道的只有“我能不能领、去哪里领”。', '政策解读多是复制原文。'],
    advice: ['重要政策同步发布一图读懂和方言音频。', '建立政策问答库，按人群查询。', '邀请群众试读，读不懂就改。'],
    reply: '已制作一图读懂三十六期、方言音频二十二期。政策问答库初步建成，收录问答六百余条。群众试读员正在招募。', replyClass: 'B',
  },
  {
    title: '关于完善村务监督公开方式的提案', by: 'xiao-cangshan', state: 'handling', ago: 48, lead: 'civil', assist: ['agriculture'],
    situation: ['村务公开栏在村委会门口，外出务工的人看不到。', '账目公开只有大数，村民看不出钱花在哪里。'],
    advice: ['在手机端同步公开，可查明细。', '大额支出附合同和照片。', '每季度召开一次村务说明会。'],
  },
  {
    title: '关于加强新就业群体权益保障的提案', by: 'jiang-yishan', with: ['feng-lao'], state: 'filed', ago: 30, lead: 'labour', assist: ['market'],
    situation: ['外卖骑手、网约车司机日益增多，多数没有劳动合同。', '出了事故，平台、站点和个人互相推。'],
    advice: ['建立行业工会，协商计件单价和休息时间。', '推行职业伤害保障。', '设置一批歇脚驿站。'],
  },
  {
    title: '关于尽快判决某合同纠纷案件的提案', by: 'luo-jinshi', state: 'declined', ago: 310, lead: 'justice', open: false,
    situation: ['企业因合同纠纷起诉，案件审理已有一段时间。', '企业资金紧张，希望尽快判决。'],
    advice: ['请有关方面督促尽快判决。', '依法保障企业权益。', '加快执行进度。'],
    reason: '所提事项正在司法程序之中，依据提案工作办法不予立案，已告知委员可依法向审判机关反映。',
  },
]
