'use client'

import {
  createContext,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useRef,
  type FormEvent,
  type MouseEvent,
  type ReactNode,
} from 'react'
import { Button } from '@yizheng/kit/ui/button.tsx'
import { NoticeBar } from '@yizheng/kit/ui/notice-bar.tsx'
import { takeForMany } from './bulk-actions.ts'
import { ALL, BULK } from './bulk-items.ts'
import { nothingSelected, type BulkState } from './bulk-state.ts'

const Selected = createContext<BulkState['selected']>([])

/** Items of the desk to be selected, and the steps that can be taken for several at once; works without scripts. */
export function BulkForm({
  steps,
  texts,
  children,
}: {
  /** `value`: type and name of the step. */
  steps: readonly { readonly value: string; readonly label: string }[]
  texts: Readonly<Record<'label' | 'all', string>>
  children: ReactNode
}) {
  const [state, send, pending] = useActionState(takeForMany, nothingSelected)
  const form = useRef<HTMLFormElement>(null)
  const outcome = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.attempt > 0) outcome.current?.focus()
  }, [state])

  function submit(event: FormEvent<HTMLFormElement>) {
    // React empties a form after its action; sending it by hand leaves what is selected as it is.
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    startTransition(() => send(data))
  }

  function selectAll(event: MouseEvent) {
    event.preventDefault()
    for (const box of form.current!.querySelectorAll<HTMLInputElement>(`input[name="${BULK.item}"]`)) box.checked = true
  }

  return (
    <form ref={form} action={send} onSubmit={submit} aria-busy={pending}>
      <div ref={outcome} tabIndex={-1} className="outline-none">
        <Outcome state={state} />
      </div>
      {steps.length > 0 ? (
        <div role="group" aria-label={texts.label} className="flex flex-wrap gap-3 border-y border-line bg-sheet px-3 py-3">
          <Button name={BULK.step} value={ALL} look="quiet" onClick={selectAll}>
            {texts.all}
          </Button>
          {steps.map(({ value, label }) => (
            <Button key={value} name={BULK.step} value={value} look={steps.length === 1 ? 'primary' : 'secondary'} aria-disabled={pending}>
              {label}
            </Button>
          ))}
        </div>
      ) : null}
      <Selected value={state.selected}>{children}</Selected>
    </form>
  )
}

/** The box that selects one item. */
export function BulkBox({ itemKey, value, title }: { itemKey: string; value: string; title: string }) {
  const selected = useContext(Selected)
  return (
    <label className="-ms-3 inline-flex size-11 flex-none items-center justify-center">
      <input
        type="checkbox"
        name={BULK.item}
        value={value}
        aria-label={title}
        defaultChecked={selected === ALL || selected.includes(itemKey)}
        className="size-5 flex-none"
      />
    </label>
  )
}

function Outcome({ state: { done, refused, left, problem } }: { state: BulkState }) {
  return (
    <>
      {done ? <NoticeBar kind="success">{done}</NoticeBar> : null}
      {problem ? (
        <NoticeBar kind="error">
          {problem}
          {left ? <p className="mt-1">{left}</p> : null}
        </NoticeBar>
      ) : null}
      {refused ? (
        <NoticeBar kind="warning" title={refused.lead}>
          <ul className="mt-1 list-disc ps-5">
            {refused.items.map(({ title, why }, index) => (
              <li key={index}>
                {title} — {why}
              </li>
            ))}
          </ul>
        </NoticeBar>
      ) : null}
      {left && !problem ? <NoticeBar>{left}</NoticeBar> : null}
    </>
  )
}
