/** A workflow laid out as a picture; lengths in units of which a line of text is {@link LINE} high. */
export interface FlowDrawing {
  readonly width: number
  readonly height: number
  readonly states: readonly DrawnState[]
  readonly ways: readonly DrawnWay[]
}
/** A box; x and y are its middle. */
export interface DrawnState {
  readonly name: string
  readonly label: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly kind: 'first' | 'under-way' | 'end'
  /** What the documents are called that are opened in it, one for each who is named; on a second line, as of a stack. */
  readonly branches?: string
}
/** All transitions from one state to another, as one line with a label each; x and y are the middle of the labels. */
export interface DrawnWay {
  readonly from: string
  readonly to: string
  readonly labels: readonly string[]
  readonly points: readonly { readonly x: number; readonly y: number }[]
  readonly x: number
  readonly y: number
}

/** Height of a line of text. */
export const LINE = 20

/** Labels of ways are written smaller than those of states. */
export const SMALL = 0.85
