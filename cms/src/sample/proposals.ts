import { culture } from './proposals/culture.ts'
import { ecology } from './proposals/ecology.ts'
import { economy } from './proposals/economy.ts'
import { other } from './proposals/other.ts'
import { politics } from './proposals/politics.ts'
import type { SampleProposal } from './proposals/proposal.ts'
import { society } from './proposals/society.ts'

const byCategory = { economy, politics, culture, society, ecology, other } as const

export interface CategorisedProposal extends SampleProposal {
  readonly category: keyof typeof byCategory
}

/** Every proposal of the sample site, the oldest first. */
export const proposals: readonly CategorisedProposal[] = (Object.keys(byCategory) as (keyof typeof byCategory)[])
  .flatMap((category) => byCategory[category].map((one) => ({ ...one, category })))
  .sort((one, other) => other.ago - one.ago)
