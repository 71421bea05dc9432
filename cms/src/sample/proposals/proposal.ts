/** The part of a proposal that one unit handles by itself. */
export interface SampleBranch {
  readonly unit: string
  readonly state: 'handling' | 'auditing' | 'answered' | 'closed'
  readonly reply?: string
  readonly replyClass?: SampleProposal['replyClass']
}

/** One sample proposal: its text, its people and units, and how far it came. `proposalSteps` turns it into dated transitions. */
export interface SampleProposal {
  /** 案由 */
  readonly title: string
  /** Key of the author. */
  readonly by: string
  /** Keys of the co-signers. */
  readonly with?: readonly string[]
  /** Paragraphs. */
  readonly situation: readonly string[]
  /** Points, numbered when joined. */
  readonly advice: readonly string[]
  /** Keys of the suggested units; the lead unit unless told. */
  readonly suggest?: readonly string[]
  /** Keys of the units that handle it. */
  readonly lead: string
  readonly assist?: readonly string[]
  /** Where it stands now. */
  readonly state:
    | 'draft'
    | 'cosigning'
    | 'review'
    | 'returned'
    | 'filed'
    | 'assigned'
    | 'returning'
    | 'handling'
    | 'separate'
    | 'countersigning'
    | 'auditing'
    | 'answered'
    | 'evaluated'
    | 'tracking'
    | 'closed'
    | 'archived'
    | 'declined'
    | 'merged'
  /** Days before the day of seeding on which it was begun. */
  readonly ago: number
  /** Whether it may be public; it may unless told. */
  readonly open?: false
  /** Of a party, a body, a sector or a group. */
  readonly collective?: string
  readonly key?: true
  readonly excellent?: true
  /** What came of a class B reply. */
  readonly outcome?: string
  /** Why it was sent back or declined, or is asked to be given back. */
  readonly reason?: string
  /** The ground it was declined on, and what became of it. */
  readonly declined?: { readonly ground: string; readonly onward: 'opinion' | 'forward' | 'archive' }
  /** Title of the proposal it was merged into. */
  readonly mergedInto?: string
  /** It was sent back for this reason once and handed in again. */
  readonly sentBackFor?: string
  /** Another unit had it first and gave it back. */
  readonly firstLead?: { readonly unit: string; readonly reason: string }
  /** A first reply did not satisfy the author. */
  readonly redone?: { readonly reply: string; readonly reason: string }
  /** The reply came after the deadline. */
  readonly late?: true
  readonly reply?: string
  /** Units that each handle a part of it, and how far each came. */
  readonly separate?: readonly SampleBranch[]
  readonly replyClass?: 'A' | 'B' | 'C' | 'D'
  readonly rating?: 'satisfied' | 'fair'
}
