'use client'

import { startTransition, useActionState, useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { NoticeBar } from '../ui/notice-bar.tsx'
import type { ImportAction } from './handle-import.ts'

/** A form of the import page: what goes along, what is filled in, one button. Works without scripts. */
export function ImportForm({
  action,
  hidden,
  button,
  children,
}: {
  action: ImportAction
  hidden: Readonly<Record<string, string>>
  button: string
  children?: ReactNode
}) {
  const [state, send, pending] = useActionState(action, { attempt: 0 })
  const problem = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.attempt > 0) problem.current?.focus()
  }, [state])

  function submit(event: FormEvent<HTMLFormElement>) {
    // React empties a form after its action; sending it by hand leaves the chosen file where it is.
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget)
    startTransition(() => send(data))
  }

  return (
    <form action={send} onSubmit={submit} noValidate aria-busy={pending} className="grid gap-5">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} readOnly />
      ))}
      <div ref={problem} tabIndex={-1} className="outline-none empty:hidden">
        {state.message ? (
          <NoticeBar kind="error" className="mb-0!">
            {state.message}
          </NoticeBar>
        ) : null}
      </div>
      {children}
      <p>
        <Button disabled={pending} aria-busy={pending}>
          {button}
        </Button>
      </p>
    </form>
  )
}
