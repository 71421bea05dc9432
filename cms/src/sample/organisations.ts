export interface SampleOrganisation {
  readonly key: string
  readonly title: string
  readonly kind: 'cppcc' | 'office' | 'committee' | 'unit'
  readonly parent?: string
}

const inHouse: readonly SampleOrganisation[] = [
  { key: 'office', title: '县政协办公室', kind: 'office', parent: 'cppcc' },
  { key: 'c-proposals', title: '提案委员会', kind: 'committee', parent: 'cppcc' },
  { key: 'c-economy', title: '经济科技委员会', kind: 'committee', parent: 'cppcc' },
  { key: 'c-rural', title: '农业和农村委员会', kind: 'committee', parent: 'cppcc' },
  { key: 'c-environment', title: '人口资源环境委员会', kind: 'committee', parent: 'cppcc' },
  { key: 'c-education', title: '教科卫体委员会', kind: 'committee', parent: 'cppcc' },
  { key: 'c-law', title: '社会法制和民族宗教委员会', kind: 'committee', parent: 'cppcc' },
  { key: 'c-culture', title: '文化文史和学习委员会', kind: 'committee', parent: 'cppcc' },
  { key: 'c-liaison', title: '委员联络工作委员会', kind: 'committee', parent: 'cppcc' },
]

const units: readonly (readonly [key: string, title: string])[] = [
  ['education', '县教育局'],
  ['health', '县卫生健康局'],
  ['agriculture', '县农业农村局'],
  ['transport', '县交通运输局'],
  ['water', '县水利局'],
  ['housing', '县住房和城乡建设局'],
  ['planning', '县自然资源和规划局'],
  ['culture', '县文化和广电旅游体育局'],
  ['civil', '县民政局'],
  ['labour', '县人力资源和社会保障局'],
  ['development', '县发展和改革局'],
  ['commerce', '县经济商务和科技局'],
  ['finance', '县财政局'],
  ['police', '县公安局'],
  ['justice', '县司法局'],
  ['market', '县市场监督管理局'],
  ['emergency', '县应急管理局'],
  ['environment', '市生态环境局松阳分局'],
  ['enforcement', '县综合行政执法局'],
  ['insurance', '县医疗保障局'],
  ['data', '县大数据发展中心'],
  ['service', '县行政服务中心'],
  ['tea', '县茶产业发展中心'],
  ['villages', '县传统村落保护发展中心'],
]

/** The CPPCC with one office and eight committees, and the county departments that handle proposals. A parent stands before its children. */
export const organisations: readonly SampleOrganisation[] = [
  { key: 'cppcc', title: '松阳县政协', kind: 'cppcc' },
  ...inHouse,
  ...units.map(([key, title]): SampleOrganisation => ({ key, title, kind: 'unit', parent: 'cppcc' })),
]
