import type { SampleProposal } from './proposal.ts'

export const society: readonly SampleProposal[] = [
  {
    title: '关于推行乡村夜门诊的提案', by: 'ji-wanqing', with: ['hou-deyi', 'lan-zhiyuan'], state: 'closed', ago: 700, lead: 'health',
    situation: ['村民白天务工，小病拖成大病。对两个乡镇的问卷显示，六成受访者因“没空”推迟过就医。', '卫生院下午五点下班，与农事作息正好错开。'],
    advice: ['在偏远乡镇每周开设两次夜门诊。', '县级医院派医生轮值，计入下沉工作量。', '夜间同步开展慢病随访和配药。'],
    reply: '五个乡镇卫生院已开设夜门诊，每周两次，县级医院选派医生四十三名轮值，累计接诊六千余人次。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于解决山区老人用餐难的提案', by: 'jin-guihua', with: ['xie-chunyan'], state: 'closed', ago: 630, lead: 'civil', assist: ['finance'],
    situation: ['偏远村独居老人一天一顿饭、剩菜吃三天的情况并不少见。', '单村办食堂人少成本高，开开停停。'],
    advice: ['以片区为单位建中心厨房，配送到村。', '组织低龄老人结对送餐，折算服务时长。', '财政、村集体、个人按比例承担餐费。'],
    reply: '已建中心厨房九处，辐射八十四个村，日均配餐一千一百余份。餐费分担办法已明确，特困老人免费。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于优化城区学校放学时段交通组织的提案', by: 'pan-linxi', with: ['duan-qiao'], state: 'closed', ago: 500, lead: 'police', assist: ['education', 'housing'],
    firstLead: { unit: 'education', reason: '校门外道路交通组织属公安交管职责，建议由县公安局主办，我局配合错峰放学。' },
    situation: ['放学半小时，校门口通行速度不足每小时五公里，家长、行人、电动车混行。', '接送车停在校门正前方，一车不走，后车全堵。'],
    advice: ['接送区外移一百五十米，设步行廊道。', '年级错峰放学十分钟。', '启用周边单位停车场作临时接送点。'],
    reply: '三所学校已实施接送区外移和错峰放学，周边四个单位停车场在放学时段开放，平均通行时间缩短一半。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于开展农村适老化改造的提案', by: 'tian-jiayuan', state: 'closed', ago: 455, lead: 'civil', assist: ['housing'],
    situation: ['老人跌倒多发生在卫生间和门槛。老屋改造贵，子女又常年在外，拿不定主意。', '补助政策只覆盖特困户，一般家庭想改没有门路。'],
    advice: ['编制“小改造”菜单，扶手、坡道、夜灯明码标价。', '一般家庭按三成补助。', '由村里统一施工、统一质保。'],
    reply: '改造菜单已发布，共十九项。一般家庭补助政策已执行，完成改造五百一十六户。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于增加山区校车班次的提案', by: 'mei-ruxue', state: 'closed', ago: 380, lead: 'education', assist: ['transport'],
    redone: { reply: '校车班次安排已综合考虑学生人数，目前基本满足需要，今后将进一步优化。', reason: '答复没有说明冬季早班安排，也未与我联系。两个村的孩子仍需步行四十分钟到站点，请现场核实。' },
    situation: ['撤点并校后，最远的学生单程一小时二十分钟。冬天六点出门，天还没亮。', '两个自然村离站点较远，孩子要走四十分钟山路。'],
    advice: ['增设两个停靠点，增开一辆小型校车。', '冬季早班推迟二十分钟，学校同步调整早读。', '校车位置对家长开放查询。'],
    reply: '我局已到两村现场核实，新增停靠点两个、小型校车一辆，冬季作息同步调整。校车位置查询功能已上线。感谢您的批评。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于推进医保村村直接结算的提案', by: 'hou-deyi', state: 'closed', ago: 340, lead: 'insurance', assist: ['health'],
    situation: ['村卫生室看病要先垫付再到镇上报销，十几块钱的药费，来回车票八块。', '系统已经具备条件，缺的是设备和培训。'],
    advice: ['为村卫生室配备结算终端。', '乡村医生轮训，考核上岗。', '慢病用药目录向村卫生室开放。'],
    reply: '一百一十八家村卫生室已开通直接结算，乡村医生完成轮训。慢病用药目录扩至一百六十种。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于乡村幼儿园开展茶季延时托管的提案', by: 'tang-minghui', with: ['member', 'he-ruolan'], state: 'closed', ago: 260, lead: 'education', assist: ['finance'],
    situation: ['茶季采摘到傍晚，幼儿园四点放学，孩子在茶园边玩耍，去年有两起走失。', '家长愿意分担费用，教师也愿意轮班，但没有文件依据。'],
    advice: ['茶季三个月试点延时至五点半。', '费用由财政、村集体、家长分担。', '教师轮班，次日补休并发补助。'],
    reply: '七所幼儿园已开展延时托管，惠及幼儿三百四十名。费用分担和教师补助办法由我局与县财政局联合印发。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于健全农村消防水源的提案', by: 'xiao-cangshan', state: 'closed', ago: 235, lead: 'emergency', assist: ['water', 'villages'],
    situation: ['三个古村的消防栓出水压力不足，一次演练中，水柱打不到二楼屋檐。', '木结构房屋连片，一户起火，全村危险。'],
    advice: ['对古村消防栓逐个测压，建立台账。', '利用池塘、蓄水池增设取水口和浮艇泵。', '每季度组织一次村民演练。'],
    reply: '全县七十一个古村消防栓测压完成，改造不达标三十四处，新设取水口二十处，配浮艇泵十八台。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于加强特殊教育融合发展的提案', by: 'mei-ruxue', with: ['ning-zhi'], state: 'evaluated', ago: 172, lead: 'education', assist: ['health', 'civil'],
    situation: ['随班就读的孩子越来越多，普通学校缺少资源教师，孩子坐在教室里，课却听不懂。', '学前阶段干预不足，错过了最佳时期。'],
    advice: ['在三个片区学校建资源教室。', '特殊教育学校教师巡回指导。', '把筛查干预提前到三岁以前。'],
    reply: '三间资源教室已建成，巡回指导教师六名，每周到校一次。三岁前筛查由卫生健康部门纳入儿保流程。', replyClass: 'A', rating: 'satisfied',
  },
  {
    title: '关于完善公交线路覆盖医院和客运站的提案', by: 'feng-lao', state: 'evaluated', ago: 160, lead: 'transport',
    situation: ['新院区启用后，老城区居民看病要换乘两次。', '末班车早于医院晚间门诊结束时间。'],
    advice: ['开通医院直达线。', '末班车延后至晚九点。', '站台增设座椅和遮雨棚。'],
    reply: '医院直达线已开通，每十五分钟一班，末班延至晚九点十分。站台改造完成十四处。', replyClass: 'A', rating: 'fair',
  },
  {
    title: '关于规范电动自行车停放充电的提案', by: 'xie-chunyan', state: 'answered', ago: 128, lead: 'housing', assist: ['emergency', 'enforcement'],
    situation: ['老小区没有充电棚，电线从五楼垂下来。', '楼道停车屡禁不止，居民说，不是不知道危险，是没有地方停。'],
    advice: ['在老小区周边空地集中建充电棚。', '充电价格实行明码和上限。', '以劝导为主，设立夜间巡查志愿队。'],
    reply: '已摸排老小区四十二个，建成充电棚二十七处，其余因场地条件限制，拟与相邻单位共用，正在协商。', replyClass: 'B',
  },
  {
    title: '关于提高乡村医生待遇的提案', by: 'lan-zhiyuan', with: ['huang-nianci'], state: 'answered', ago: 112, lead: 'health', assist: ['finance', 'labour'],
    situation: ['村医平均年龄五十四岁，近三年离职十一人，新招四人。', '收入与公共卫生服务量挂钩，山村人少，量上不去，收入更低。'],
    advice: ['设立山区岗位津贴，按距离分档。', '订单培养本地医学生。', '完善村医养老保障。'],
    reply: '山区岗位津贴方案已报审，拟分三档。本年度订单培养八名。养老保障涉及上级政策，已向上反映，暂不能单独突破，请予理解。', replyClass: 'C',
  },
  {
    title: '关于改善寄宿制学校冬季热水供应的提案', by: 'qian-xuehai', with: ['member2'], state: 'handling', ago: 134, lead: 'education', assist: ['finance'],
    situation: ['四所寄宿制学校有两所每周只供两次热水，冬天孩子洗脚要排队一小时。', '锅炉老旧，电费由公用经费开支，学校舍不得开。'],
    advice: ['改装空气源热泵，集中供热水。', '热水电费单列保障。', '高山学校宿舍增设取暖设施。'],
  },
  {
    title: '关于中小学课后服务引入社会师资的提案', by: 'ning-zhi', with: ['le-tian'], state: 'handling', ago: 88, lead: 'education', assist: ['culture'],
    situation: ['课后服务以看护作业为主，体育、艺术课程缺教师。', '社会上有资质的教练和艺人愿意来，但没有准入标准。'],
    advice: ['制定社会师资准入和退出办法。', '建立共享师资库，片区走教。', '非遗传承人优先。'],
  },
  {
    title: '关于开设老年大学乡村教学点的提案', by: 'xiao-cangshan', with: ['member2', 'kong-shuxiang'], state: 'handling', ago: 66, lead: 'education', assist: ['civil'],
    situation: ['县城老年大学一位难求，乡镇老人想学手机、学养生没有去处。', '文化礼堂白天多数空着。'],
    advice: ['在中心村设教学点，送课上门。', '课程突出防诈骗、智能手机和慢病管理。', '聘请退休教师任教。'],
  },
  {
    title: '关于加强儿童青少年近视防控的提案', by: 'huang-nianci', state: 'handling', ago: 40, lead: 'health', assist: ['education'],
    situation: ['小学六年级近视率已过半，山区学校也不例外。', '教室照明达标率不高，孩子户外活动时间不足。'],
    advice: ['完成教室照明改造。', '每天保证两小时户外活动。', '建立视力档案，每学期筛查。'],
  },
  {
    title: '关于完善困境儿童关爱服务的提案', by: 'tian-jiayuan', with: ['he-ruolan'], state: 'handling', ago: 146, lead: 'civil', assist: ['education'],
    situation: ['部分留守儿童由祖辈照看，学习和心理缺少支持。', '儿童主任多为兼职，一人要管上百名儿童。'],
    advice: ['配备专职儿童督导员。', '假期开办村级“小候鸟”驿站。', '建立心理咨询热线和转介机制。'],
  },
  {
    title: '关于城区公共停车资源错时共享的提案', by: 'lin-daqiao', state: 'handling', ago: 56, lead: 'housing', assist: ['police', 'data'],
    situation: ['白天机关车位满、小区空，晚上正好相反。', '老街周边晚间违停占道，消防车难以通过。'],
    advice: ['机关单位车位夜间向居民开放。', '建立统一停车平台，实时显示余位。', '划定消防通道，严格执法。'],
  },
  {
    title: '关于提升乡镇卫生院康复能力的提案', by: 'huang-nianci', state: 'handling', ago: 98, lead: 'health',
    situation: ['脑卒中病人出院后康复要跑县城，多数人坚持不了一个月。', '乡镇卫生院床位闲置，缺康复师和设备。'],
    advice: ['在三个片区卫生院设康复科。', '县医院派驻康复师，双向转诊。', '康复项目纳入医保支付。'],
  },
  {
    title: '关于职业中专开设茶产业专业群的提案', by: 'bao-qiming', with: ['member'], state: 'filed', ago: 28, lead: 'education', assist: ['tea', 'labour'],
    situation: ['茶企招不到懂加工、会审评的年轻人，学校毕业生又多流向外地。', '现有茶艺课以表演为主，与生产脱节。'],
    advice: ['设加工、审评、茶机维护三个方向。', '企业共建实训工厂。', '毕业生本地就业给予补贴。'],
  },
  {
    title: '关于设置校园心理辅导站的提案', by: 'le-tian', state: 'filed', ago: 47, lead: 'education', assist: ['health'],
    situation: ['全县持证心理教师不足二十名，多数学校由班主任兼任。', '孩子有了烦恼，不敢说，也不知道找谁说。'],
    advice: ['每个学区设一处辅导站。', '医院心理门诊与学校结对。', '家长课堂每学期不少于两次。'],
  },
  {
    title: '关于建设社区嵌入式托育点的提案', by: 'he-ruolan', with: ['tang-minghui'], state: 'review', ago: 12, lead: 'health', assist: ['housing', 'education'],
    situation: ['三岁以下孩子主要由老人照看，年轻母亲重返工作困难。', '现有托育机构集中在城区中心，价格偏高。'],
    advice: ['利用社区用房设普惠托育点。', '幼儿园增设托班。', '对普惠机构按托位补助。'],
  },
  {
    title: '关于农村自建房安全定期体检的提案', by: 'duan-qiao', state: 'review', ago: 30, lead: 'housing', assist: ['agriculture'],
    situation: ['上世纪八九十年代自建房多无设计，加层、改民宿后荷载变化。', '排查做过一轮，缺少后续跟踪。'],
    advice: ['建立房屋档案，五年一次体检。', '经营用房先鉴定后营业。', '培训乡村建设工匠。'],
  },
  {
    title: '关于增设残疾人辅助性就业岗位的提案', by: 'tian-jiayuan', state: 'draft', ago: 9, lead: 'labour', assist: ['civil'],
    situation: ['部分轻度残疾人有劳动意愿，缺少合适岗位。', '工疗站产品单一，收入低。'],
    advice: ['把茶叶分拣、包装等工序引入工疗站。', '企业按比例安置可用采购抵扣。', '开展上门岗位培训。'],
  },
  {
    title: '关于为山区学校配备校医的提案', by: 'member', with: ['hou-deyi'], state: 'returned', ago: 21, lead: 'education', assist: ['health'],
    situation: ['多数山区学校没有专职校医，孩子擦伤发热靠老师处理。', '卫生院与学校相距较远，来回近一小时。'],
    advice: ['片区共享校医。', '卫生院每周到校一次。', '教师急救培训全覆盖。'],
    reason: '请补充全县校医配备现状数据，并说明片区划分设想，便于交办。',
  },
  {
    title: '关于解决本人亲属户籍问题的提案', by: 'hu-tongxin', state: 'declined', ago: 205, lead: 'police', open: false,
    situation: ['亲属户籍迁移办理中遇到材料问题。', '希望协调解决。'],
    advice: ['请有关单位协调办理。', '简化材料。', '加快进度。'],
    reason: '所提为个人亲属事项，不属于提案受理范围，已引导到户籍窗口按程序办理。',
  },
]
