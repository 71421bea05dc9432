import { fail } from './bootstrap/fail.mjs'
import { Problem } from './problem.ts'
import { systemProblem } from './system-problem.ts'

/** Does the work of a command; what the person at the terminal can put right is said in two sentences, wrong options by the usage. */
export async function commandLine(usage: { zh: string; en: string }, work: () => void | Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const known =
      error instanceof Problem
        ? error
        : code?.startsWith('ERR_PARSE_ARGS')
          ? new Problem(usage)
          : systemProblem(error as NodeJS.ErrnoException)
    if (!known) throw error
    fail(known)
  }
}
