import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../paths.ts'
import { Problem } from '../problem.ts'

/** Has the CMS do one of the commands of cms/src/manage-app.ts and gives back its result. @throws Problem where that fails */
export function askCms<T>(env: NodeJS.ProcessEnv, ...command: readonly string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', 'src/manage-app.ts', ...command], {
      cwd: join(root, 'cms'),
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    let output = ''
    let answer: { result: T } | undefined
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-8_000)))
    child.on('message', (result) => (answer = { result: result as T }))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0 && answer) resolve(answer.result)
      else
        reject(
          new Problem({
            zh: `${command.join(' ')} 失败：\n${output.trim().replace(/^/gm, '    | ')}`,
            en: 'That failed; nothing further was done. Put right what stands above and run it again.',
          }),
        )
    })
  })
}
