import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** A column over rows of type `R`; `numeric` aligns its figures at the right. */
export interface TableColumn<R> {
  readonly key: string
  readonly label: string
  /** What stands in the column for one row. */
  readonly cell: (row: R) => ReactNode
  /** The column that names the row; its cells are row headings. */
  readonly heading?: boolean
  readonly numeric?: boolean
}

/** Rows under headings; in a narrow place every row becomes a stack of labelled lines. The roles hold where the looks are no longer a table's. */
export function Table<R>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string
  columns: readonly TableColumn<R>[]
  rows: readonly R[]
  rowKey: (row: R) => string | number
}) {
  return (
    <div className="stack-table">
      <table role="table" className="w-full border-collapse">
        <caption className="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row" className="border-b-2 border-ink text-sm text-ink-soft">
            {columns.map(({ key, label, numeric }) => (
              <th
                key={key}
                scope="col"
                role="columnheader"
                className={cx('px-3 py-2 font-semibold whitespace-nowrap first:ps-0 last:pe-0', numeric ? 'text-end' : 'text-start')}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className="border-b border-line hover:bg-paper-deep">
              {columns.map(({ key, label, cell, heading, numeric }) =>
                heading ? (
                  <th key={key} scope="row" role="rowheader" className="px-3 py-3 text-start font-semibold first:ps-0">
                    {cell(row)}
                  </th>
                ) : (
                  <td
                    key={key}
                    role="cell"
                    data-label={label}
                    className={cx('px-3 py-3 first:ps-0 last:pe-0', numeric && 'tabular text-end')}
                  >
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
