import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort, holderOf, isFree, requireFree } from './ports.ts'
import { Problem } from './problem.ts'

describe('a port in use', () => {
  let port = 0
  let server: Server
  beforeAll(async () => {
    port = await freePort()
    server = createServer()
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  })
  afterAll(() => void server.close())

  test('is seen, and who has it', async () => {
    expect(await isFree(port)).toBe(false)
    expect((await holderOf(port))?.pid).toBe(process.pid)
  })

  test('is refused in one sentence with a remedy', async () => {
    const problem = (await requireFree({ setting: 'PORT', port, host: '127.0.0.1' }).catch((error: unknown) => error)) as Problem
    expect(problem).toBeInstanceOf(Problem)
    expect(problem.en).toMatch(
      new RegExp(
        `^Port ${port} is taken by process ${process.pid} \\(.+\\)\\. Stop it, or choose another port: PORT=${port + 100} npm start$`,
      ),
    )
  })

  test('is no trouble once it is free', async () => {
    await expect(requireFree({ setting: 'PORT', port: await freePort(), host: '127.0.0.1' })).resolves.toBeUndefined()
  })

  test('an address this machine has not is named', async () => {
    await expect(requireFree({ setting: 'PORT', port: 3180, host: '203.0.113.7' })).rejects.toThrow(/HOST/)
  })
})
