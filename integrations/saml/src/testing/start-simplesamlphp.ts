import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { selfSigned, type KeyPair } from '../idp/self-signed.ts'

/** A real identity provider that runs: SimpleSAMLphp on the server that PHP brings along. */
export interface SimpleSamlPhp {
  readonly url: string
  metadata(): Promise<string>
  /** From now on it signs with another key. */
  rollKey(): void
  stop(): Promise<void>
}

const packages = ['simplesamlphp', ...['cli', 'common', 'xml', 'mbstring', 'curl', 'opcache'].map((part) => `php8.2-${part}`)]
/** dom and xml must be there before xsl and xmlreader. */
const extensions = 'xml dom ctype fileinfo iconv mbstring phar posix simplexml sockets tokenizer xmlreader xmlwriter xsl curl'.split(' ')

/**
 * Unpacks the packages of Debian 12 into a folder of its own, without installing anything, and starts them. `sp`: certificate
 * of the site under test. Returns why not, in a sentence, where the packages cannot be had.
 */
export async function startSimpleSamlPhp({
  site,
  sp,
}: {
  site: string
  sp: Pick<KeyPair, 'certificate'>
}): Promise<SimpleSamlPhp | string> {
  const home = mkdtempSync(join(tmpdir(), 'yz-simplesamlphp-'))
  for (const folder of ['deb', 'root', 'conf', 'cert', 'log', 'data', 'tmp', 'sessions']) mkdirSync(join(home, folder))
  const problem = unpack(home)
  if (problem) {
    rmSync(home, { recursive: true })
    return problem
  }
  cpSync(join(import.meta.dirname, 'simplesamlphp'), join(home, 'conf'), { recursive: true })
  for (const name of ['idp', 'next']) {
    const keys = selfSigned(`${name}.simplesamlphp`)
    writeFileSync(join(home, 'cert', `${name}.key`), keys.privateKey)
    writeFileSync(join(home, 'cert', `${name}.crt`), keys.certificate)
  }
  writeFileSync(join(home, 'cert', 'sp.crt'), sp.certificate)
  writeFileSync(join(home, 'php.ini'), iniFor(home))

  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const php = spawn(
    join(home, 'root', 'usr', 'bin', 'php8.2'),
    ['-n', '-c', join(home, 'php.ini'), '-S', `127.0.0.1:${port}`, '-t', join(home, 'root', 'usr', 'share', 'simplesamlphp', 'www')],
    {
      cwd: home,
      stdio: 'ignore',
      env: {
        ...process.env,
        SSP_HOME: home,
        SSP_URL: `${url}/`,
        SSP_SP: site,
        SSP_SALT: randomBytes(24).toString('hex'),
        SIMPLESAMLPHP_CONFIG_DIR: join(home, 'conf'),
      },
    },
  )
  const metadata = async () => (await fetch(`${url}/saml2/idp/metadata.php?output=xml`)).text()
  for (let tries = 0; !(await metadata().catch(() => '')).includes('EntityDescriptor'); tries += 1) {
    if (tries > 100) throw new Error(`SimpleSAMLphp does not answer; its logs are in ${home}/log`)
    await wait(100)
  }
  return {
    url,
    metadata,
    rollKey: () => writeFileSync(join(home, 'cert', 'ROLLED'), ''),
    async stop() {
      php.kill()
      if (php.exitCode === null && php.signalCode === null) await once(php, 'exit')
      rmSync(home, { recursive: true })
    },
  }
}

function unpack(home: string): string | undefined {
  const deb = join(home, 'deb')
  const run = (command: string, args: readonly string[]) => void execFileSync(command, args, { cwd: deb, stdio: 'pipe', timeout: 60_000 })
  // Without a network it is not waited for.
  const apt = ['-qq', '-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=15']
  try {
    try {
      run('apt-get', [...apt, 'download', ...packages])
    } catch (error) {
      if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) throw error
      // A fresh container has no list of packages yet.
      run('apt-get', [...apt, 'update'])
      run('apt-get', [...apt, 'download', ...packages])
    }
    for (const file of globSync('*.deb', { cwd: deb })) run('dpkg', ['-x', file, join(home, 'root')])
    return undefined
  } catch (error) {
    return `the packages of Debian 12 (${packages.join(' ')}) cannot be had here: ${(error as Error).message.split('\n')[0]}`
  }
}

function iniFor(home: string): string {
  const [folder] = globSync('usr/lib/php/2*', { cwd: join(home, 'root') })
  const there = extensions.filter((name) => existsSync(join(home, 'root', folder!, `${name}.so`)))
  const settings = ['date.timezone=Asia/Shanghai', 'display_errors=0', 'error_reporting=22527', 'output_buffering=4096']
  return [`extension_dir=${join(home, 'root', folder!)}`, ...there.map((name) => `extension=${name}`), ...settings, ''].join('\n')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}
