import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Problem } from '../problem.ts'

export interface Load {
  /** Requests a second. */
  readonly rate: number
  /** Milliseconds within which 99 of 100 were answered. */
  readonly p99: number
}

/** Asks for one address over `connections` connections for `seconds`. @throws Error where any answer was no success */
export async function wrk({
  url,
  connections,
  seconds,
  headers = {},
}: {
  url: string
  connections: number
  seconds: number
  headers?: Readonly<Record<string, string>>
}): Promise<Load> {
  const named = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  // One thread keeps up with any server here, and leaves the other core to it.
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '10s', ...named, url]
  const { stdout } = await promisify(execFile)('wrk', args).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? missing('wrk') : error
  })
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`wrk ${url}\n${stdout}`)
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)![1]), p99: milliseconds(/99%\s+(\S+)/.exec(stdout)![1]!) }
}

/** A tool of the bench that is not installed. */
export function missing(tool: 'wrk' | 'nginx'): Problem {
  return new Problem({
    zh: `性能测试需要 ${tool}。Debian/Ubuntu：apt-get install ${tool}`,
    en: `The bench needs ${tool}. Debian/Ubuntu: apt-get install ${tool}`,
  })
}

/** What `wrk` writes for a length of time, such as `1.25ms`. */
function milliseconds(text: string): number {
  const [, number, unit] = /^([\d.]+)(us|ms|s|m)$/.exec(text) ?? []
  if (number === undefined) throw new Error(`wrk gave "${text}" for a length of time`)
  return Number(number) * { us: 0.001, ms: 1, s: 1000, m: 60_000 }[unit as 'us' | 'ms' | 's' | 'm']
}
