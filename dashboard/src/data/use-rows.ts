import { useCallback, useEffect, useState } from 'react'
import type { MetricRowsAnswer, Row } from '@yizheng/kit/protocol'
import { fetchRows, type Slice } from './api.ts'

export interface Rows {
  /** The first page's answer, for what belongs to all pages. */
  readonly answer: MetricRowsAnswer | undefined
  readonly docs: readonly Row[]
  readonly loading: boolean
  readonly problem: string | undefined
  /** Loads the next page; undefined at the end. After a failure it tries again. */
  readonly more: (() => void) | undefined
}

/** The rows behind a figure, page after page. */
export function useRows(slice: Slice): Rows {
  const [pages, setPages] = useState<readonly MetricRowsAnswer[]>([])
  const [problem, setProblem] = useState<string>()
  const [loading, setLoading] = useState(true)

  const load = useCallback(
    async (after: string | undefined, signal: AbortSignal) => {
      setLoading(true)
      setProblem(undefined)
      try {
        const page = await fetchRows(slice, after, signal)
        if (!signal.aborted) setPages((known) => (after === undefined ? [page] : [...known, page]))
      } catch (error) {
        if (!signal.aborted) setProblem(error instanceof Error ? error.message : String(error))
      }
      if (!signal.aborted) setLoading(false)
    },
    [slice],
  )

  useEffect(() => {
    const stop = new AbortController()
    void load(undefined, stop.signal)
    return () => stop.abort()
  }, [load])

  const last = pages.at(-1)
  const next = last?.next ?? undefined
  const atEnd = last !== undefined && next === undefined
  return {
    answer: pages[0],
    docs: pages.flatMap((page) => page.docs),
    loading,
    problem,
    more: atEnd ? undefined : () => void load(next, new AbortController().signal),
  }
}
