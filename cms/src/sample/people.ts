import { organisations } from './organisations.ts'

export type SampleRole =
  'member' | 'staff' | 'proposal-office' | 'handling-unit' | 'supervisor' | 'leader' | 'editor' | 'publisher' | 'admin'

export interface SamplePerson {
  /** Part of the e-mail address before the @; also how other sample data name the person. */
  readonly key: string
  /** Display name, with the mark that says the person is invented. */
  readonly name: string
  readonly roles: readonly SampleRole[]
  /** 界别 */
  readonly sector?: string
  /** Keys of organisations. */
  readonly unit?: string
  readonly committee?: string
  readonly workplace?: string
  /** An invented number. */
  readonly phone: string
}

const committees = {
  P: 'c-proposals',
  E: 'c-economy',
  R: 'c-rural',
  N: 'c-environment',
  S: 'c-education',
  L: 'c-law',
  C: 'c-culture',
  M: 'c-liaison',
} as const

/** key, name, sector, letter of the committee, workplace */
const memberRows: readonly (readonly [string, string, string, keyof typeof committees, string])[] = [
  ['member', '叶青禾', '农业界', 'R', '青禾茶叶专业合作社'],
  ['member2', '周砚秋', '文化艺术界', 'C', '县文化馆'],
  ['lan-zhiyuan', '蓝知远', '少数民族界', 'L', '竹源乡卫生院'],
  ['pan-linxi', '潘临溪', '教育界', 'S', '县实验小学'],
  ['xu-boyan', '徐伯岩', '工商联界', 'E', '岩松不锈钢有限公司'],
  ['ji-wanqing', '纪晚晴', '医药卫生界', 'S', '县人民医院'],
  ['song-yuntian', '宋耘田', '农业界', 'R', '古市镇农业技术推广站'],
  ['mao-shuyi', '毛书怡', '共青团界', 'M', '团县委'],
  ['zhan-shilin', '詹石林', '科技界', 'E', '林泉智能设备厂'],
  ['he-ruolan', '何若兰', '妇联界', 'L', '县妇女儿童活动中心'],
  ['ye-zhuxi', '叶竹溪', '特邀界', 'N', '县林业技术服务中心'],
  ['wu-jinghang', '吴景行', '法律界', 'L', '景行律师事务所'],
  ['cheng-mobai', '程墨白', '文化艺术界', 'C', '墨白书画工作室'],
  ['liu-xiaoman', '刘小满', '农业界', 'R', '小满家庭农场'],
  ['zheng-huaigu', '郑怀谷', '社科界', 'C', '县地方志研究室'],
  ['huang-nianci', '黄念慈', '医药卫生界', 'S', '县中医院'],
  ['lin-daqiao', '林大桥', '工商联界', 'E', '通达建设集团'],
  ['chen-yunqi', '陈云栖', '新的社会阶层界', 'M', '云栖民宿'],
  ['bao-qiming', '包启明', '教育界', 'S', '县职业中等专业学校'],
  ['li-wenshan', '李问山', '特邀界', 'N', '箬寮景区管理处'],
  ['yang-xinmiao', '杨新苗', '共青团界', 'M', '青年电商协会'],
  ['ding-shouzhuo', '丁守拙', '文化艺术界', 'C', '高腔传习所'],
  ['tu-anlan', '涂安澜', '科技界', 'N', '县水文站'],
  ['jiang-yishan', '蒋一山', '总工会界', 'L', '县总工会'],
  ['xie-chunyan', '谢春燕', '妇联界', 'M', '春燕家政服务公司'],
  ['luo-jinshi', '罗金石', '工商联界', 'E', '金石新材料有限公司'],
  ['lei-caiyun', '雷彩云', '少数民族界', 'C', '畲乡彩带工坊'],
  ['fang-yuanzhi', '方远志', '医药卫生界', 'S', '远志中药材公司'],
  ['shen-tingyu', '沈听雨', '新闻出版界', 'C', '县融媒体中心'],
  ['gao-shantian', '高山田', '农业界', 'R', '高山蔬菜专业合作社'],
  ['qian-xuehai', '钱学海', '教育界', 'S', '县第一中学'],
  ['zhou-baicao', '周百草', '科协界', 'R', '县农业科学研究所'],
  ['ye-chengzhi', '叶承志', '民建', 'E', '承志会计师事务所'],
  ['tang-minghui', '汤明慧', '民进', 'S', '县第二幼儿园'],
  ['ruan-qingshui', '阮清水', '农工党', 'N', '县环境监测站'],
  ['xiang-heping', '项和平', '民革', 'L', '和平法律服务所'],
  ['zhu-lvye', '朱绿野', '民盟', 'N', '绿野景观设计工作室'],
  ['meng-jiahe', '孟嘉禾', '九三学社', 'R', '嘉禾种业公司'],
  ['hu-tongxin', '胡同心', '侨联界', 'M', '同心进出口公司'],
  ['yu-siyuan', '余思源', '台联界', 'M', '思源茶业有限公司'],
  ['shi-jiangong', '石建工', '总工会界', 'E', '县机械行业协会'],
  ['wan-lishu', '万栗树', '农业界', 'R', '安民乡林下经济基地'],
  ['kong-shuxiang', '孔书香', '文化艺术界', 'C', '县图书馆'],
  ['niu-gengxin', '牛耕心', '农业界', 'R', '樟溪乡粮食专业合作社'],
  ['bai-lu', '白露', '新的社会阶层界', 'M', '白露设计工作室'],
  ['qin-yuanshan', '秦远山', '体育界', 'S', '县户外运动协会'],
  ['feng-lao', '冯劳', '总工会界', 'L', '县公交公司'],
  ['tao-ran', '陶然', '文化艺术界', 'C', '陶然陶艺社'],
  ['mei-ruxue', '梅如雪', '教育界', 'S', '特殊教育学校'],
  ['dong-liang', '董梁', '工程技术界', 'N', '古建营造社'],
  ['ren-zhongdao', '任重道', '经济界', 'E', '农村商业银行'],
  ['su-wenqing', '苏问晴', '经济界', 'E', '县旅游投资公司'],
  ['jin-guihua', '金桂花', '社会福利界', 'L', '桂花居家养老服务中心'],
  ['xiao-cangshan', '肖苍山', '特邀界', 'N', '乡镇退休干部'],
  ['cai-ming', '蔡茗', '农业界', 'R', '茗香茶叶机械厂'],
  ['peng-laike', '彭来客', '新的社会阶层界', 'E', '老街文创店'],
  ['you-yi', '尤艺', '民族宗教界', 'L', '县民族团结促进会'],
  ['duan-qiao', '段桥', '工程技术界', 'N', '县公路设计室'],
  ['wei-lanzhou', '魏澜舟', '科技界', 'E', '澜舟软件公司'],
  ['gu-chuan', '顾川', '社科界', 'C', '县委党校'],
  ['yin-hong', '殷红', '妇联界', 'M', '红糖工坊'],
  ['hou-deyi', '侯德医', '医药卫生界', 'S', '古市镇中心卫生院'],
  ['jia-he', '贾禾', '经济界', 'E', '香茶交易市场'],
  ['shang-shanruo', '尚善若', '宗教界', 'L', '县宗教团体联合会'],
  ['tian-jiayuan', '田家园', '社会福利界', 'L', '儿童关爱服务中心'],
  ['cen-lin', '岑林', '特邀界', 'N', '国有林场'],
  ['ning-zhi', '宁致', '民盟', 'S', '县教师进修学校'],
  ['le-tian', '乐天', '体育界', 'M', '县青少年宫'],
]

const officeRows: readonly (readonly [string, string, readonly SampleRole[], string])[] = [
  ['admin', '管理员', ['admin'], 'office'],
  ['editor', '文静', ['editor', 'staff'], 'office'],
  ['publisher', '严审', ['publisher', 'staff'], 'office'],
  ['office', '提安', ['staff', 'proposal-office'], 'c-proposals'],
  ['office2', '卷云', ['staff', 'proposal-office'], 'c-proposals'],
  ['leader', '柏岚', ['leader'], 'cppcc'],
  ['leader2', '樊岭', ['leader'], 'cppcc'],
  ['leader3', '江越', ['leader'], 'cppcc'],
  ['supervisor', '督明', ['supervisor'], 'office'],
  ['staff-economy', '许经纬', ['staff'], 'c-economy'],
  ['staff-rural', '麦穗', ['staff'], 'c-rural'],
  ['staff-environment', '青川', ['staff'], 'c-environment'],
  ['staff-education', '师雅', ['staff'], 'c-education'],
  ['staff-law', '平章', ['staff'], 'c-law'],
  ['staff-culture', '史简', ['staff', 'editor'], 'c-culture'],
  ['staff-liaison', '连心', ['staff'], 'c-liaison'],
]

const officerNames = [
  '季明理',
  '桑柏',
  '禾丰',
  '路遥远',
  '池清',
  '梁宇',
  '图南',
  '游乐山',
  '仁厚',
  '业勤',
  '谋远',
  '商通',
  '算盘珠',
  '安宁',
  '正言',
  '公平',
  '急先',
  '蓝天',
  '齐整',
  '保康',
  '云数',
  '便民',
  '茗山',
  '古屋',
]

const mark = (name: string) => `${name}（样例）`
const phone = (index: number) => `1990000${String(index).padStart(4, '0')}`

const members = memberRows.map(([key, name, sector, letter, workplace], index): SamplePerson => ({
  key,
  name: mark(name),
  roles: ['member'],
  sector,
  committee: committees[letter],
  workplace,
  phone: phone(index + 1),
}))

const office = officeRows.map(([key, name, roles, unit], index): SamplePerson => ({
  key,
  name: mark(name),
  roles,
  unit,
  workplace: '松阳县政协',
  phone: phone(index + 201),
}))

const officers = organisations
  .filter(({ kind }) => kind === 'unit')
  .map((unit, index): SamplePerson => ({
    key: unit.key === 'education' ? 'unit' : `unit-${unit.key}`,
    name: mark(officerNames[index]!),
    roles: ['handling-unit'],
    unit: unit.key,
    workplace: unit.title,
    phone: phone(index + 301),
  }))

/** Everybody in the sample site: the members, the people of the CPPCC's office, and one officer for every handling unit. All invented. */
export const people: readonly SamplePerson[] = [...office, ...members, ...officers]

/** The members' keys, in the order of the list. */
export const memberKeys: readonly string[] = members.map(({ key }) => key)
