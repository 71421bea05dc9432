import { Problem } from './problem.ts'

/** What is wrong with a declaration, where that is why a process ended that printed `output`; its path and the remedy stand in it. */
export function declarationProblem(output: string): Problem | undefined {
  const message = /^DeclarationError: (.+)$/m.exec(output)?.[1]
  return message === undefined
    ? undefined
    : new Problem({ zh: `应用声明有误：\n    ${message}`, en: 'Correct the declaration at that path, and start again.' })
}
