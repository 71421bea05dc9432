import { calm } from '../preferences.ts'

/** Colours and sizes that charts are drawn with; lengths in CSS pixels. */
export interface ChartLook {
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly ground: string
  readonly accent: string
  readonly second: string
  /** Colours of slices, in order; each also has a pattern of its own. */
  readonly palette: readonly string[]
  readonly font: string
  readonly text: number
  /** Milliseconds a change takes. */
  readonly motion: number
}

/** The look that the style sheet gives an element. */
export function lookOf(element: Element): ChartLook {
  const style = getComputedStyle(element)
  const value = (name: string) => style.getPropertyValue(name).trim()
  return {
    ink: value('--ink'),
    soft: value('--ink-soft'),
    line: value('--grid'),
    ground: value('--ground'),
    accent: value('--cinnabar'),
    second: value('--tea'),
    palette: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => value(`--slice-${number}`)),
    font: style.fontFamily,
    text: Number.parseFloat(value('--chart-text')) * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    motion: calm ? 0 : 700,
  }
}
