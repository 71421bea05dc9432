/** One measured number, with what it was measured against in the same run. */
export interface Figure {
  readonly item: string
  readonly what: string
  readonly value: number
  readonly unit: string
  /** What it stands against, and `value` divided by that: the median over the rounds. */
  readonly against?: { readonly what: string; readonly value: number; readonly ratio: number }
  /** The wish of the plan: a bound of the ratio where there is one, else of the value. */
  readonly aim?: { readonly of: 'ratio' | 'value'; readonly atLeast?: number; readonly atMost?: number }
}

/** Whether the aim is reached; undefined where there is none. */
export function reached({ value, against, aim }: Figure): boolean | undefined {
  if (!aim) return undefined
  const measured = aim.of === 'ratio' ? against!.ratio : value
  return measured >= (aim.atLeast ?? -Infinity) && measured <= (aim.atMost ?? Infinity)
}

/** The figures as a Markdown table: it reads well in a terminal too. */
export function tableOf(figures: readonly Figure[]): string {
  const head = ['item', 'figure', 'value', 'against', 'value', 'ratio', 'aim', '']
  const rows = figures.map((figure) => {
    const { item, what, value, unit, against, aim } = figure
    const ok = reached(figure)
    return [
      item,
      what,
      `${short(value)} ${unit}`,
      against?.what ?? '',
      against ? `${short(against.value)} ${unit}` : '',
      against ? `${short(against.ratio)}×` : '',
      aim ? `${aim.atLeast === undefined ? '≤' : '≥'} ${aim.atLeast ?? aim.atMost}${aim.of === 'ratio' ? '×' : ` ${unit}`}` : '',
      ok === undefined ? '' : ok ? '✓' : '✗',
    ]
  })
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

/** Three digits say all that a measurement on a shared machine can. */
function short(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(value < 1 ? 2 : 3)))
}
