/** Password of every sample account. Production refuses to start while an account still has it. */
export const samplePassword = 'yizheng-sample'

export interface SampleLogin {
  readonly email: string
  readonly role: string
  /** What to try first after signing in. */
  readonly tryThis: string
}

export const emailOf = (key: string) => `${key}@songyang.example`

/** The accounts worth knowing by name; there are many more members and unit officers. */
export const sampleLogins: readonly SampleLogin[] = [
  { email: emailOf('editor'), role: '编辑', tryThis: '在 /admin 写一条新闻并送审' },
  { email: emailOf('publisher'), role: '发布', tryThis: '在 /admin 审核并发布，首页随即可见' },
  { email: emailOf('member'), role: '委员', tryThis: '在 /desk 看我的提案，写一件新提案并提交' },
  { email: emailOf('member2'), role: '委员（联名人）', tryThis: '确认或谢绝别人请我联名的提案，评价一件答复' },
  { email: emailOf('office'), role: '提案委', tryThis: '审查、立案、交办提案' },
  { email: emailOf('unit'), role: '承办单位（县教育局）', tryThis: '答复交给本单位办理的提案' },
  { email: emailOf('supervisor'), role: '督办', tryThis: '查看逾期的办理件' },
  { email: emailOf('leader'), role: '领导', tryThis: '在 /dashboard 看大屏和各项数据' },
  { email: emailOf('admin'), role: '系统管理员', tryThis: '在 /admin 管理账号和组织' },
]
