import type { Fields, Id, KeysOfKind } from './field.ts'
import type { Label } from './label.ts'
import type { Workflow } from './workflow.ts'
import { relationIds } from './who.ts'

/**
 * 分办: several people or units each get a document of their own, with its own flow, deadline, return and reply, and the
 * document they come from waits until all are done. They are opened when it enters the state, and ended when it leaves it
 * another way. The type of the branches is of the same app; nobody makes one by hand.
 */
export interface Branching<F extends Fields = Fields, S extends string = string, T extends string = string> {
  /** What the branches are called, as the picture of the flow names them. */
  readonly label: Label
  /** The state during which the branches are worked on. */
  readonly in: NoInfer<S>
  /** The relation that names for whom a branch is opened: people or organisations. */
  readonly of: KeysOfKind<NoInfer<F>, 'many'>
  /** The collection of the branches. The author of a branch is the author of the document. */
  readonly opens: string
  /** A branch's relation to the document. */
  readonly by: string
  /** A branch's relation to the one it is for. */
  readonly as: string
  /** Fields that a branch has in common with the document, under the same name: kept as they are in the document. */
  readonly takes?: readonly (keyof NoInfer<F> & string)[]
  /** The transition of the branch by which it begins, out of its first state. */
  readonly begins: string
  /** The transition of the branch that ends it where it is not to be finished. */
  readonly ends: string
  /** States of the branch in which it is done. */
  readonly joined: readonly string[]
  /** The state of a branch in which whoever it was for takes part no longer, and is taken out of `of`. */
  readonly drops?: string
  /** A branch's relation to whoever gets it in their place then. */
  readonly instead?: string
  /** Fires by itself when all branches are done. */
  readonly then: NoInfer<T>
  /** Fires by itself when nobody is named any more. */
  readonly fails: NoInfer<T>
}

/** The branchings of a workflow, by name. */
export type Branchings = Readonly<Record<string, Branching>>

/** Those whose branches are worked on during a state, by name. */
export function branchingsIn({ branches }: Pick<Workflow, 'branches'>, state: string): [name: string, branching: Branching][] {
  return Object.entries<Branching>(branches ?? {}).filter(([, { in: during }]) => during === state)
}

/** For whom branches are to be open, everybody once. */
export function unitsOf({ of }: Branching, doc: Readonly<Record<string, unknown>>): Id[] {
  return [...new Set(relationIds(doc[of]))]
}

/** The branchings that open documents of this collection, each with the workflow it belongs to. */
export function branchingsInto(flows: readonly (Workflow | undefined)[], slug: string): { flow: Workflow; branching: Branching }[] {
  return flows.flatMap((flow) =>
    Object.values<Branching>(flow?.branches ?? {}).flatMap((branching) => (branching.opens === slug ? [{ flow: flow!, branching }] : [])),
  )
}

/** Fields of a branch that the kit keeps: what it belongs to, for whom it is, and what it has in common with the document. */
export function keptInBranch({ by, as, takes = [] }: Branching): readonly string[] {
  return [by, as, ...takes]
}
