type State = 'draft' | 'received' | 'returned' | 'editing' | 'signing' | 'signed' | 'issued' | 'fedBack' | 'archived' | 'kept' | 'merged'
type Level = 'county' | 'city' | 'province' | 'nation'

/** One sample report: its words, its author, how far it came, and what other levels and leaders made of it. */
export interface SampleOpinion {
  readonly title: string
  readonly by: string
  readonly category: 'economy' | 'politics' | 'culture' | 'society' | 'ecology' | 'other'
  readonly urgency?: 'urgent' | 'critical'
  readonly state: State
  /** Days before the day of seeding on which it was handed in. */
  readonly ago: number
  readonly situation: string
  readonly analysis: string
  readonly advice: string
  /** Levels it was sent to, and whether they adopted it; undefined: not known yet. */
  readonly sent?: Readonly<Partial<Record<Level, boolean | undefined>>>
  /** A leader's instruction and the unit charged; without a letter it is still awaited. */
  readonly charged?: { readonly leader: string; readonly text: string; readonly unit: string; readonly letter?: string }
  readonly mergedInto?: string
}

/** Over two years, in every state; an earlier one stands before those merged into it. All invented. */
export const sampleReports: readonly SampleOpinion[] = [
  {
    title: '茶农反映夏秋茶收购价持续走低',
    by: 'member',
    category: 'economy',
    state: 'archived',
    ago: 690,
    situation: '三个乡镇的茶农反映，夏秋茶青叶收购价连降两年，部分茶园弃采。',
    analysis: '加工企业少，产品集中在春茶；夏秋茶缺少稳定订单。',
    advice: '扶持夏秋茶深加工，引导企业与合作社签订保底收购协议。',
    sent: { county: true, city: true, province: true, nation: false },
    charged: {
      leader: '县长（样例）',
      text: '请茶产业中心研究，提出办法。',
      unit: 'tea',
      letter: '已与四家企业商定夏秋茶保底收购协议，并列入深加工扶持项目。',
    },
  },
  {
    title: '山区老人就医“最后一公里”仍不便',
    by: 'lan-zhiyuan',
    category: 'society',
    urgency: 'urgent',
    state: 'archived',
    ago: 560,
    situation: '偏远村老人看病要转两趟车，慢性病人每月取药一次要走一天。',
    analysis: '村卫生室药品种类少，巡诊班次不固定。',
    advice: '固定每周巡诊日，慢性病药品送到村，家庭医生可代取。',
    sent: { city: true, province: true, nation: true },
    charged: {
      leader: '副县长（样例）',
      text: '请卫健局牵头，尽快落实巡诊制度。',
      unit: 'health',
      letter: '巡诊车已固定到村时间，二十六种慢性病药品可在村卫生室领取。',
    },
  },
  {
    title: '学校周边电动自行车乱停影响通行',
    by: 'pan-linxi',
    category: 'society',
    state: 'kept',
    ago: 505,
    situation: '放学时段校门口电动自行车占用人行道，学生走在车行道上。',
    analysis: '停车位少，管理时段与放学时段不一致。',
    advice: '在校门两侧划定接送停车区，错开放学时间。',
  },
  {
    title: '小微企业反映电费账单看不懂',
    by: 'xu-boyan',
    category: 'economy',
    state: 'archived',
    ago: 430,
    situation: '多家小厂反映，分时电价账单项目多，核对困难。',
    analysis: '账单用语专业，缺少说明和比较。',
    advice: '账单附一页通俗说明，提供同期比较和错峰建议。',
    sent: { county: true, city: false },
  },
  {
    title: '古村落修缮缺少本地工匠',
    by: 'dong-liang',
    category: 'culture',
    state: 'archived',
    ago: 350,
    situation: '夯土墙、木构榫卯的修缮要到外县请师傅，工期一拖再拖。',
    analysis: '本地工匠年纪偏大，学徒少，没有评级和稳定的活路。',
    advice: '建立工匠名录和评级，修缮项目优先用本地师徒班组。',
    sent: { city: true },
  },
  {
    title: '高山蔬菜运输损耗大',
    by: 'gao-shantian',
    category: 'economy',
    state: 'archived',
    ago: 290,
    situation: '高山蔬菜从地头到市场要六个小时，叶菜损耗近两成。',
    analysis: '产地没有预冷设施，冷链车少。',
    advice: '在产区建两处共享预冷库，组织拼车直送。',
    sent: { city: true, province: undefined },
  },
  {
    title: '县城夜间噪声扰民投诉增多',
    by: 'ruan-qingshui',
    category: 'ecology',
    state: 'fedBack',
    ago: 160,
    situation: '广场和沿街店铺夜间音响声大，附近住户反映难以入睡。',
    analysis: '执法时段有空档，音量没有现场显示。',
    advice: '安装噪声显示屏，明确夜间时段和责任人。',
    sent: { county: true, city: true },
    charged: {
      leader: '县委副书记（样例）',
      text: '请综合执法局会同公安局办理。',
      unit: 'enforcement',
      letter: '已在三处广场安装噪声显示屏，并调整夜间巡查班次。',
    },
  },
  {
    title: '返乡青年创业贷款手续多',
    by: 'yang-xinmiao',
    category: 'economy',
    urgency: 'urgent',
    state: 'issued',
    ago: 48,
    situation: '返乡青年申请创业贴息贷款要跑四个部门，平均二十天。',
    analysis: '材料重复提交，部门之间不共享。',
    advice: '一个窗口受理，材料共享，承诺七个工作日办结。',
    sent: { city: true, province: undefined },
    charged: { leader: '县长（样例）', text: '请人社局提出简化方案。', unit: 'labour' },
  },
  {
    title: '汛期小山塘管护责任不清',
    by: 'tu-anlan',
    category: 'ecology',
    urgency: 'critical',
    state: 'issued',
    ago: 25,
    situation: '部分小山塘没有管护人，汛期无人巡查。',
    analysis: '产权归村，管护经费没有着落。',
    advice: '一塘一人签订管护责任书，县里给予定额补助。',
    sent: { county: undefined },
  },
  {
    title: '社区食堂下午时段空置',
    by: 'jin-guihua',
    category: 'society',
    state: 'signed',
    ago: 5,
    situation: '社区食堂只供午餐，下午场地空着。',
    analysis: '运营经费只算餐数，没有考虑其他服务。',
    advice: '下午开放为老年活动室，由志愿者值班。',
  },
  {
    title: '外卖包装垃圾回收难',
    by: 'zhu-lvye',
    category: 'ecology',
    state: 'signing',
    ago: 3,
    situation: '小区外卖包装量大，混入其他垃圾。',
    analysis: '回收点少，清洗要求不明。',
    advice: '在小区设置专门回收箱，商家改用单一材质。',
  },
  {
    title: '方言节目越来越少',
    by: 'shen-tingyu',
    category: 'culture',
    state: 'editing',
    ago: 4,
    situation: '老人爱听的方言节目从每天一档减为每周一档。',
    analysis: '编播人手不足，年轻主持人不会方言。',
    advice: '请民间艺人参与录制，短视频同步播出。',
  },
  {
    title: '方言传承应从幼儿园做起',
    by: 'tang-minghui',
    category: 'culture',
    state: 'merged',
    ago: 3,
    situation: '孩子听不懂爷爷奶奶的话，方言童谣失传。',
    analysis: '幼儿园只用普通话，家里也不说。',
    advice: '每周一次方言童谣课，编一本童谣集。',
    mergedInto: '方言节目越来越少',
  },
  {
    title: '公交站牌字太小',
    by: 'feng-lao',
    category: 'society',
    state: 'returned',
    ago: 6,
    situation: '老人看不清站牌上的线路和时间。',
    analysis: '站牌字号多年未改。',
    advice: '放大字号，增加语音播报。',
  },
  {
    title: '乡村民宿消防检查标准不一',
    by: 'chen-yunqi',
    category: 'economy',
    state: 'received',
    ago: 2,
    situation: '两次检查的要求不同，业主不知按哪个改。',
    analysis: '不同部门引用的标准版本不同。',
    advice: '发布一份统一的检查清单，一次告知。',
  },
  {
    title: '社区团购售后无人管',
    by: 'member2',
    category: 'society',
    state: 'draft',
    ago: 1,
    situation: '居民买到变质食品，团长和平台互相推诿。',
    analysis: '平台未登记线下自提点。',
    advice: '自提点备案，明确先行赔付。',
  },
]
