import type { LedgerImportAnswer } from '../protocol.ts'
import type { SiteType } from '../site.ts'
import { ButtonLink, NoticeBar, Table } from '../ui/index.ts'
import type { PageContext } from './page-context.ts'

/** What is wrong in a ledger that was sent, row by row, and the way to have it marked in the spreadsheet. */
export function ImportProblems({ type, file, context: { words } }: { type: SiteType; file: LedgerImportAnswer; context: PageContext }) {
  const { problems, problemCount: count, badRows: rows } = file
  return (
    <>
      <NoticeBar kind="error" className="mb-0!">
        <p>{rows > 0 ? words('ledger.bad', { rows, count }) : words('ledger.badFile', { count })}</p>
        {count > problems.length ? <p>{words('ledger.shownOf', { shown: problems.length })}</p> : null}
      </NoticeBar>
      <p>
        <ButtonLink href={`/api/${type.slug}/ledger/imports/${file.id}/marked.xlsx`} download>
          {words('ledger.marked')}
        </ButtonLink>
      </p>
      <Table
        caption={words('ledger.whatIsWrong')}
        rows={problems.map((problem, index) => ({ ...problem, key: index }))}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'row',
            label: words('ledger.rowNumber'),
            heading: true,
            cell: ({ row }) => (row > 0 ? words('ledger.row', { row }) : words('ledger.wholeFile')),
          },
          { key: 'column', label: words('ledger.column'), cell: ({ column }) => column ?? '—' },
          { key: 'message', label: words('ledger.whatIsWrong'), cell: ({ message }) => message },
        ]}
      />
    </>
  )
}
