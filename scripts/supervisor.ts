import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { LogFile } from './log-file.ts'
import { Problem } from './problem.ts'
import { endGroup, forgetProcess, noteProcess, signalGroup } from './run-file.ts'

/** One process the supervisor keeps running. */
export interface Service {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** User and group it runs as, where not ours. */
  readonly user?: { readonly uid: number; readonly gid: number }
  /** Whether it answers yet. */
  readonly isReady: () => Promise<boolean>
  /** Milliseconds it may take until it answers. */
  readonly readyWithin: number
  readonly stopSignal?: NodeJS.Signals
  /** Milliseconds it may take to stop before it is killed. */
  readonly stopWithin?: number
  /** Its output goes to its log alone, written by the process itself. */
  readonly quiet?: boolean
}

interface Running {
  readonly service: Service
  readonly log: LogFile
  child: ChildProcess | null
  readyAt: number | null
  failures: number
}

export interface SupervisorOptions {
  readonly runFolder: string
  readonly logFolder: string
  /** Where it says what happened: one line each. */
  readonly say: (line: string) => void
  /** Milliseconds before the first restart; doubled with each failure up to thirty times as long. */
  readonly firstPause?: number
}

/** What a line must hold to reach the terminal as well as the log. */
const alarming = /\b(error|fatal|panic|uncaught|unhandled)\b|EADDRINUSE|ENOSPC|"level":(50|60)/i

/** Starts services, restarts the ones that crash, and stops them in the reverse order of their start. */
export class Supervisor {
  readonly #options: SupervisorOptions
  readonly #running: Running[] = []
  readonly #ending = new AbortController()

  constructor(options: SupervisorOptions) {
    this.#options = options
  }

  /** Starts a service and waits until it answers. @throws Problem where it ends or stays silent instead */
  async start(service: Service): Promise<void> {
    const running: Running = {
      service,
      log: new LogFile(join(this.#options.logFolder, `${service.name}.log`)),
      child: null,
      readyAt: null,
      failures: 0,
    }
    this.#running.push(running)
    this.#spawn(running)
    await this.#untilReady(running)
  }

  /** Stops everything, last started first. Afterwards nothing is restarted. */
  async stop(): Promise<void> {
    this.#ending.abort()
    for (const running of this.#running.splice(0).reverse()) await this.#stopOne(running)
  }

  #spawn(running: Running): void {
    const { service, log } = running
    log.append(`--- ${new Date().toISOString()} ${service.command} ${service.args.join(' ')}\n`)
    const output = service.quiet ? log.open() : 'pipe'
    const child = spawn(service.command, service.args, {
      cwd: service.cwd,
      env: service.env,
      ...service.user,
      stdio: ['ignore', output, output],
      // A group of its own: Ctrl-C in the terminal reaches us alone, and we stop the services in order.
      detached: true,
    })
    running.child = child
    running.readyAt = null
    if (child.pid) noteProcess(this.#options.runFolder, service.name, child.pid)
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        log.append(`${new Date().toISOString()} ${line}\n`)
        if (alarming.test(line)) this.#options.say(`[${service.name}] ${line}`)
      })
    }
    child.on('error', (error) => log.append(`${error.message}\n`))
    child.on('close', (code, signal) => void this.#ended(running, signal ?? `exit ${code}`))
  }

  async #ended(running: Running, how: string): Promise<void> {
    const { service, child } = running
    running.child = null
    if (child?.pid) signalGroup(child.pid, 'SIGKILL')
    forgetProcess(this.#options.runFolder, service.name)
    running.log.append(`--- ${new Date().toISOString()} ended: ${how}\n`)
    // Before it first answered, start() reports the end.
    if (this.#ending.signal.aborted || (running.readyAt === null && running.failures === 0)) return

    const healthyFor = running.readyAt === null ? 0 : Date.now() - running.readyAt
    running.failures = healthyFor > 60_000 ? 1 : running.failures + 1
    const first = this.#options.firstPause ?? 1_000
    const pause = Math.min(first * 2 ** (running.failures - 1), first * 30)
    this.#options.say(
      `! ${service.name} 意外停止，${pause / 1000} 秒后重启 ended unexpectedly (${how}), again in ${pause / 1000} s; ${running.log.path}`,
    )
    await wait(pause, undefined, { signal: this.#ending.signal }).catch(() => undefined)
    if (this.#ending.signal.aborted) return
    this.#spawn(running)
    await this.#untilReady(running).then(
      () => this.#options.say(`✓ ${service.name} 已恢复 is back`),
      (error: Error) => running.log.append(`--- ${error.message}\n`),
    )
  }

  async #untilReady(running: Running): Promise<void> {
    const { service } = running
    const deadline = Date.now() + service.readyWithin
    while (!this.#ending.signal.aborted) {
      if (running.child === null) throw this.#notReady(running, '启动后随即退出', 'ended right after its start')
      if (await service.isReady().catch(() => false)) {
        running.readyAt = Date.now()
        return
      }
      if (Date.now() > deadline)
        throw this.#notReady(
          running,
          `${service.readyWithin / 1000} 秒内没有应答`,
          `has not answered within ${service.readyWithin / 1000} s`,
        )
      await wait(50)
    }
  }

  #notReady({ service, log }: Running, zh: string, en: string): Problem {
    return new Problem({
      zh: `${service.name} ${zh}。日志末尾如下（${log.path}）：\n${log.tail().replace(/^/gm, '    | ')}`,
      en: `${service.name} ${en}. Its last lines are above; put right what they say and start again.`,
    })
  }

  async #stopOne({ service, child }: Running): Promise<void> {
    if (!child?.pid) return
    const ended = new Promise((resolve) => child.once('close', resolve))
    await endGroup(child.pid, { signal: service.stopSignal ?? 'SIGTERM', within: service.stopWithin ?? 8_000 })
    await Promise.race([ended, wait(2_000)])
    forgetProcess(this.#options.runFolder, service.name)
  }
}
