import { randomBytes } from 'node:crypto'
import { getPayload } from 'payload'
import config from './payload.config.ts'
import { retireSampleAccounts } from './sample-accounts.ts'

/**
 * `first-admin.ts E-MAIL NAME`: makes an administrator and prints the password once; the sample accounts are switched
 * off. For an installation that has no administrator yet, or whose administrators are all gone.
 */
const [email, name] = process.argv.slice(2)
if (!email?.includes('@') || !name) {
  console.error('用法：first-admin.ts 电子邮箱 姓名\nUsage: first-admin.ts E-MAIL NAME')
  process.exit(1)
}
const password = randomBytes(15).toString('base64url')
const payload = await getPayload({ config })
await payload.create({ collection: 'users', data: { email, name, password, roles: ['admin'] } })
const retired = await retireSampleAccounts(payload)
await payload.destroy()
console.log(`系统管理员 ${email}，初始密码 ${password}（只显示这一次，请登录后修改）。停用样例账号 ${retired} 个。`)
console.log(
  `Administrator ${email}, password ${password} (shown once; change it after signing in). Sample accounts switched off: ${retired}.`,
)
process.exit(0)
