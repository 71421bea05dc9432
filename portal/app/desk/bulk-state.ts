/** What the form of 待办 is drawn from: what is selected, and how the last press of a button ended. */
export interface BulkState {
  /** Keys of items; all of them. */
  readonly selected: readonly string[] | 'all'
  /** How many were done. */
  readonly done?: string
  /** Which were not, and why. */
  readonly refused?: { readonly lead: string; readonly items: readonly { readonly title: string; readonly why: string }[] }
  /** That others are selected still. */
  readonly left?: string
  /** Why nothing was done. */
  readonly problem?: string
  /** Counts the presses, so that each outcome is noticed. */
  readonly attempt: number
}

export const nothingSelected: BulkState = { selected: [], attempt: 0 }
