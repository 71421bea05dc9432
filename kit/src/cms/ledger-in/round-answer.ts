import type { AnySurface } from '../../surface.ts'
import { asList } from '../../who.ts'

/** The answer of a round that asks for a field; undefined where none does, or where units take part: nobody knows who answered for them. */
export function answerWith({ type, flow }: AnySurface, round: string, field: string): string | undefined {
  const { of, answers } = flow!.rounds![round]!
  if (!asList<string>(of).every((name) => name === 'author' || type.fields[name]?.to === 'users')) return undefined
  return Object.entries(answers).find(([, { asks }]) => asks?.includes(field))?.[0]
}
