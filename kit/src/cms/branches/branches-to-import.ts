import { branchingsIn, unitsOf } from '../../branching.ts'
import type { Id } from '../../field.ts'
import type { Site, SiteType } from '../../site.ts'
import { asList, relationIds } from '../../who.ts'
import { placeSteps, type ImportedStep, type PlacedStep } from '../operations/place-steps.ts'
import { branchData } from './create-branch.ts'

/** A branch that is brought in with the document it comes from. */
export interface ImportedBranch {
  readonly branching: string
  readonly ofId: Id
  readonly slug: string
  readonly data: Readonly<Record<string, unknown>>
  readonly author: Id
  readonly createdAt: Date | string
  readonly steps: readonly ImportedStep[]
}

/**
 * The branches that a step of the document's past opened, with what was done with each; where the document left their
 * state `until` now another way, they end with that.
 *
 * @throws Error where it went on though one was not done, or somebody took part no longer
 */
export function branchesToImport({
  site,
  one,
  doc,
  move: { step, to, doc: then },
  until,
}: {
  site: Site
  one: SiteType
  /** The document as it is brought in, from which the branches take what they have in common with it. */
  doc: Readonly<Record<string, unknown>>
  move: PlacedStep
  until: PlacedStep | undefined
}): ImportedBranch[] {
  return branchingsIn(one.surface.flow!, to).flatMap(([branching, spec]) => {
    const { opens, begins, ends, joined, drops } = spec
    const child = site.type(opens)!
    const { transitions } = child.surface.flow!
    return unitsOf(spec, then).map((ofId): ImportedBranch => {
      const given = step.branches?.find(({ of }) => of === ofId)?.steps ?? []
      const steps: ImportedStep[] = [{ transition: begins, at: step.at, actor: step.actor }, ...given]
      const data = branchData(spec, doc, ofId)
      const author = relationIds(doc.author)[0]!
      const last = placeSteps({
        one: child,
        data: { ...data, author },
        steps: steps.filter(({ transition }) => !transition.includes('.')),
      }).at(-1)!.to
      if (last === drops || (until?.step.transition === spec.then && !joined.includes(last)))
        throw new Error(`${one.slug}: the branch of ${ofId} is "${last}" when the document ${until ? 'goes on' : 'waits for it'}`)
      const isOver = until !== undefined && until.step.transition !== spec.then && asList(transitions[ends]!.from).includes(last)
      if (isOver) steps.push({ transition: ends, at: until.step.at, actor: until.step.actor })
      return { branching, ofId, slug: opens, data, author, createdAt: step.at, steps }
    })
  })
}
