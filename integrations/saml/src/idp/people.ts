/** Somebody whom the development provider vouches for. All invented. */
export interface DemoPerson {
  /** Its lasting name for them. */
  readonly nameId: string
  readonly name: string
  readonly about: string
  readonly mobile: string
  readonly organisation: string
  /** The sample account that is theirs; absent: somebody who comes for the first time. */
  readonly account?: string
}

const person = (account: string, name: string, about: string, mobile: string, organisation: string): DemoPerson => ({
  nameId: `dev-${account}`,
  name: `${name}（样例）`,
  about,
  mobile,
  organisation,
  account,
})

/** People of the sample site, and one member whom nobody has reviewed yet: their account there is `lan-zhiyuan`. */
export const demoPeople: readonly DemoPerson[] = [
  person('member', '叶青禾', '委员', '19900000001', '青禾茶叶专业合作社'),
  person('office', '提安', '提案委', '19900000204', '松阳县政协'),
  person('leader', '柏岚', '领导', '19900000206', '松阳县政协'),
  person('unit', '季明理', '承办单位', '19900000301', '县教育局'),
  person('editor', '文静', '编辑', '19900000202', '松阳县政协'),
  person('admin', '管理员', '系统管理员', '19900000201', '松阳县政协'),
  {
    nameId: 'dev-newcomer',
    name: '蓝知远（样例）',
    about: '首次登录的委员，须经审核',
    mobile: '19900000003',
    organisation: '竹源乡卫生院',
  },
]
