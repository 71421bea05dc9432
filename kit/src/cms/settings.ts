/**
 * Every setting of every process, read from the environment in one place. Pure: no framework, no side effects, so that
 * the supervisor, the hosts and the tests all read settings by the same rules. `.env.example` explains each setting.
 */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { exitOnRefusal, StartRefusal } from './start-refusal.ts'

/** Every setting of the product, checked. `.env.example` explains each to whoever sets it. */
export interface Settings {
  /** postgres://… of the one database. Empty where the process is not given it. */
  readonly databaseUrl: string
  /** Signs the sessions of people who log in. Empty where the process is not given it. */
  readonly payloadSecret: string
  /** What our own processes show each other in the header `x-yz-key`. Empty where the process is not given it. */
  readonly internalKey: string
  /** Origin people see, without a slash at its end. Cookies are Secure where it is https. */
  readonly publicUrl: string
  /** Address the processes listen on. */
  readonly host: string
  /** Port of the portal, which owns the origin. */
  readonly port: number
  readonly cmsPort: number
  /** Where the portal and the worker reach the CMS. */
  readonly cmsUrl: string
  readonly dashboardPort: number
  readonly dashboardUrl: string
  /** Port of the development identity provider; of no use in production. */
  readonly idpPort: number
  /** Absolute folder for what people upload (and for the embedded database). */
  readonly dataDir: string
  /** Memory of the portal for kept pages, in bytes. */
  readonly cacheBytes: number
  /** How notices go out by e-mail; absent: they do not. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined
  /** Files with the key this system signs and decrypts SAML with, and its certificate; absent: no single sign-on. */
  readonly saml: { readonly keyFile: string; readonly certificateFile: string } | undefined
  /** The ClamAV daemon that looks through every upload; absent: nothing does. */
  readonly scanner: { readonly host: string; readonly port: number } | undefined
  /** NODE_ENV=production: the rules for secrets are strict. `npm start` runs its processes so too, with secrets made for this installation. */
  readonly production: boolean
  /** The address is more than this machine and no demonstration: sample accounts and sample content are refused. */
  readonly public: boolean
}

/** One thing wrong with a setting: what, and what to do about it, in both languages. */
export interface SettingProblem {
  readonly setting: string
  readonly zh: string
  readonly en: string
}

/** Thrown by `readSettings` with everything that is wrong at once. */
export class SettingsError extends StartRefusal {
  readonly problems: readonly SettingProblem[]
  constructor(problems: readonly SettingProblem[]) {
    super(problems.map(({ setting, zh, en }) => `${setting}: ${zh}\n${' '.repeat(setting.length + 2)}${en}`).join('\n'))
    this.name = 'SettingsError'
    this.problems = problems
  }
}

type Env = Readonly<Record<string, string | undefined>>

/** What a process may do without, so that one in the open zone is not given it. */
export type Secret = 'DATABASE_URL' | 'PAYLOAD_SECRET' | 'YZ_INTERNAL_KEY'

const secretLength = 32
/** Stands in every placeholder of .env.example; production refuses a secret or address that still holds it. */
const placeholder = 'change-me'

/**
 * The settings of this process. Where one is missing or wrong, or production is to run on a sample secret, it says so,
 * each with its remedy, and ends the process with code 1. `without`: what it is not given; given all the same, it must be right.
 */
export function settingsOfProcess({ without = [] }: { without?: readonly Secret[] } = {}): Settings {
  try {
    return readSettings(process.env, { without })
  } catch (error) {
    return exitOnRefusal(error)
  }
}

/**
 * Reads and checks all settings. Outside production PUBLIC_URL and the ports have defaults; secrets and the database
 * address never do (`npm start` supplies them). What stands in `without` need not be set; set all the same, it must be right.
 * @throws SettingsError naming every problem with its remedy
 */
export function readSettings(env: Env = process.env, { without = [] }: { without?: readonly Secret[] } = {}): Settings {
  const problems: SettingProblem[] = []
  const production = env.NODE_ENV === 'production'
  const wrong = (setting: string, zh: string, en: string) => void problems.push({ setting, zh, en })

  const required = (setting: string, zh: string, en: string): string => {
    const value = env[setting]?.trim()
    if (!value && !(without as readonly string[]).includes(setting)) wrong(setting, `未设置。${zh}`, `is not set. ${en}`)
    return value ?? ''
  }

  const secret = (setting: string): string => {
    const makeZh = '可用 openssl rand -hex 32 生成。'
    const makeEn = 'Make one with: openssl rand -hex 32'
    const value = required(setting, makeZh, makeEn)
    if (value && production && isWeak(value)) {
      wrong(
        setting,
        `正式环境须为至少 ${secretLength} 个字符的随机值，不得沿用示例。${makeZh}`,
        `must be a random value of at least ${secretLength} characters in production, not a sample. ${makeEn}`,
      )
    }
    return value
  }

  const port = (setting: string, fallback: number): number => {
    const value = env[setting]?.trim()
    if (!value) return fallback
    const number = Number(value)
    if (Number.isInteger(number) && number >= 1 && number <= 65535) return number
    wrong(setting, `“${value}”不是端口号，请填 1 至 65535 的整数。`, `“${value}” is not a port; give a whole number from 1 to 65535.`)
    return fallback
  }

  const origin = (setting: string, fallback: string): string => {
    const value = env[setting]?.trim()
    if (!value) return fallback
    const url = URL.canParse(value) ? new URL(value) : null
    if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username) return url.origin
    wrong(
      setting,
      `“${value}”不是网站地址，请写成 https://主机名[:端口]，后面不带路径。`,
      `“${value}” is not an origin; write https://host[:port] without a path.`,
    )
    return fallback
  }

  const ports = { PORT: port('PORT', 3000), CMS_PORT: port('CMS_PORT', 3001), DASHBOARD_PORT: port('DASHBOARD_PORT', 3002) }
  for (const [setting, value] of Object.entries(ports)) {
    const other = Object.entries(ports).find(([name, used]) => used === value && name !== setting)
    if (other && other[0] < setting)
      wrong(setting, `与 ${other[0]} 同为 ${value}，请改用不同的端口。`, `is ${value}, the same as ${other[0]}; give each its own port.`)
  }

  const mail = (): Settings['mail'] => {
    const smtpUrl = env.SMTP_URL?.trim()
    const from = env.MAIL_FROM?.trim()
    if (!smtpUrl) return undefined
    const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null
    if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname)
      wrong(
        'SMTP_URL',
        '不是邮件服务器地址，请写成 smtp://用户:密码@主机:587 或 smtps://用户:密码@主机。',
        'is no mail server; write smtp://user:password@host:587 or smtps://user:password@host',
      )
    else if (production && smtpUrl.includes(placeholder))
      wrong('SMTP_URL', '仍是示例密码，请换成邮箱的真实密码。', 'still holds the sample password; put the real one.')
    if (!from || !/^([^<>@]*<)?[^\s<>@]+@[^\s<>@]+>?$/.test(from))
      wrong(
        'MAIL_FROM',
        '设置 SMTP_URL 后须填发件地址，如 松阳政协 <notice@zx.example.gov.cn>。',
        'is needed with SMTP_URL; give the sender, such as Songyang <notice@zx.example.gov.cn>',
      )
    return from ? { smtpUrl, from } : undefined
  }

  const saml = (): Settings['saml'] => {
    const [keyFile, certificateFile] = [env.SAML_KEY_FILE?.trim(), env.SAML_CERT_FILE?.trim()]
    for (const [setting, value, other] of [
      ['SAML_KEY_FILE', keyFile, certificateFile],
      ['SAML_CERT_FILE', certificateFile, keyFile],
    ] as const)
      if (!value && other) wrong(setting, '私钥与证书须同时设置。', 'key and certificate are set together.')
    if (!keyFile || !certificateFile) return undefined
    return { keyFile: resolve(projectFolder(), keyFile), certificateFile: resolve(projectFolder(), certificateFile) }
  }

  const scanner = (): Settings['scanner'] => {
    const value = env.CLAMAV_URL?.trim()
    if (!value) return undefined
    const url = URL.canParse(value) ? new URL(value) : null
    if (url?.protocol === 'tcp:' && url.hostname && !url.username && /^\/?$/.test(url.pathname))
      return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 3310) }
    wrong('CLAMAV_URL', '不是查毒服务地址，请写成 tcp://主机:3310。', 'is no virus scanner; write tcp://host:3310')
    return undefined
  }

  const databaseUrl = required(
    'DATABASE_URL',
    'npm start 会自带数据库；单独运行时请填 postgres://用户:密码@主机:5432/库名。',
    'npm start brings its own database; otherwise give postgres://user:password@host:5432/name',
  )
  if (databaseUrl && !/^postgres(ql)?:$/.test(URL.canParse(databaseUrl) ? new URL(databaseUrl).protocol : '')) {
    wrong(
      'DATABASE_URL',
      '不是 PostgreSQL 地址，请写成 postgres://用户:密码@主机:5432/库名。',
      'is not a PostgreSQL address; write postgres://user:password@host:5432/name',
    )
  } else if (production && databaseUrl.includes(placeholder)) {
    wrong('DATABASE_URL', '仍是示例密码，请换成数据库的真实密码。', 'still holds the sample password; put the real one.')
  }

  const payloadSecret = secret('PAYLOAD_SECRET')
  const internalKey = secret('YZ_INTERNAL_KEY')
  if (production && payloadSecret && payloadSecret === internalKey) {
    wrong('YZ_INTERNAL_KEY', '不得与 PAYLOAD_SECRET 相同，请另行生成。', 'must differ from PAYLOAD_SECRET; make another one.')
  }
  if (production)
    required(
      'PUBLIC_URL',
      '请填公众访问的网址，如 https://zx.example.gov.cn',
      'Give the address people use, such as https://zx.example.gov.cn',
    )

  const publicUrl = origin('PUBLIC_URL', `http://localhost:${ports.PORT}`)
  const sampleSite = env.YZ_SAMPLE_SITE?.trim() ?? ''
  if (!['', '0', '1'].includes(sampleSite))
    wrong('YZ_SAMPLE_SITE', '只能填 1（仅作演示的站点）或不填。', 'is 1 (a mere demonstration) or not set.')

  const cacheMegabytes = env.YZ_CACHE_MB?.trim() || '256'
  if (!(Number(cacheMegabytes) >= 1 && Number.isFinite(Number(cacheMegabytes))))
    wrong(
      'YZ_CACHE_MB',
      `“${cacheMegabytes}”不是兆字节数，请填 1 以上的数。`,
      `“${cacheMegabytes}” is no number of megabytes; give 1 or more.`,
    )

  const settings: Settings = {
    databaseUrl,
    payloadSecret,
    internalKey,
    publicUrl,
    host: env.HOST?.trim() || '127.0.0.1',
    port: ports.PORT,
    cmsPort: ports.CMS_PORT,
    cmsUrl: origin('CMS_URL', `http://127.0.0.1:${ports.CMS_PORT}`),
    dashboardPort: ports.DASHBOARD_PORT,
    dashboardUrl: origin('DASHBOARD_URL', `http://127.0.0.1:${ports.DASHBOARD_PORT}`),
    idpPort: port('IDP_PORT', ports.PORT + 3),
    dataDir: resolve(projectFolder(), env.YZ_DATA_DIR?.trim() || 'var'),
    cacheBytes: Number(cacheMegabytes) * 1024 * 1024,
    mail: mail(),
    saml: saml(),
    scanner: scanner(),
    production,
    public: sampleSite !== '1' && !isThisMachine(publicUrl),
  }
  if (problems.length > 0) throw new SettingsError(problems)
  return settings
}

/** Whether only this machine can reach the address. */
export function isThisMachine(origin: string): boolean {
  const { hostname } = new URL(origin)
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || hostname.startsWith('127.')
}

function isWeak(secret: string): boolean {
  return secret.length < secretLength || secret.includes(placeholder) || new Set(secret).size < 10
}

/** Processes run in their own workspace folder; relative paths in settings are meant from the project's folder. */
function projectFolder(): string {
  const start = process.cwd()
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'yizheng.config.ts'))) return folder
    if (folder === dirname(folder)) return start
  }
}
