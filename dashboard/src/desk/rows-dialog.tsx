import { useEffect, useRef } from 'react'
import type { Slice } from '../data/api.ts'
import { useRows } from '../data/use-rows.ts'
import { formatNumber, pointLabel } from '../words/format.ts'
import { word } from '../words/word.ts'
import { RowLine } from './row-line.tsx'

/** The rows behind a figure. Their number is the figure. */
export function RowsDialog({ slice, onClose }: { slice: Slice; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const { answer, docs, loading, problem, more } = useRows(slice)

  useEffect(() => dialog.current!.showModal(), [])

  return (
    <dialog
      ref={dialog}
      className="rows-dialog"
      aria-labelledby="rows-title"
      // A click beside it closes it, as Escape does.
      closedby="any"
      onClose={onClose}
    >
      <div className="rows-box">
        <header>
          <div>
            <h2 id="rows-title">{slice.metric.label}</h2>
            <p>
              {sliceName(slice)} {answer && <b>{word('rows', { count: formatNumber(answer.total) })}</b>}
            </p>
          </div>
          <button className="quiet-button" onClick={() => dialog.current?.close()}>
            {word('close')}
          </button>
        </header>
        {answer?.total === 0 && <p className="empty">{word('noRows')}</p>}
        <ol className="rows">{answer && docs.map((row, index) => <RowLine key={index} row={row} answer={answer} />)}</ol>
        <footer aria-live="polite">
          {problem !== undefined && <p className="problem">{word('failed', { message: problem })}</p>}
          {loading ? (
            <p className="empty">{word('loading')}</p>
          ) : (
            more && (
              <button className="more" onClick={more}>
                {problem === undefined ? word('more') : word('retry')}
              </button>
            )
          )}
        </footer>
      </div>
    </dialog>
  )
}

function sliceName({ metric, part, key }: Slice): string | undefined {
  if (key !== undefined) {
    const point = metric.points.find((one) => one.key === key)
    return point && pointLabel(point.label)
  }
  return part === 'part' ? word('counted') : part === 'whole' ? word('among') : undefined
}
