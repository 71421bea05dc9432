'use client'

import { startTransition, useActionState, useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import type { Locale } from '../label.ts'
import { Button, type ButtonLook } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Field } from '../ui/field.tsx'
import { NoticeBar } from '../ui/notice-bar.tsx'
import { TextArea } from '../ui/text-area.client.tsx'
import type { EditorSpec } from './editor-spec.ts'
import { FieldEditor } from './field-editor.client.tsx'
import { FORM, type FormAction, type FormProblem, type FormState } from './form-state.ts'
import { typedValues } from './form-values.ts'
import { formWord } from './form-word.ts'
import { dropDraft, keepDraft, keptDraft, type KeptDraft } from './kept-draft.ts'

export interface FormButton {
  readonly intent: string
  readonly label: string
  readonly look: ButtonLook
}

interface Props {
  readonly action: FormAction
  readonly initial: FormState
  readonly specs: readonly EditorSpec[]
  /** What the form sends along, such as the type and the id. */
  readonly hidden: Readonly<Record<string, string>>
  readonly buttons: readonly FormButton[]
  readonly locale: Locale
  /** Name under which the browser keeps what was typed. */
  readonly draftName: string
  /** Where the present content can be seen. */
  readonly latest?: string
  /** Offers to choose people who get a copy. */
  readonly copy?: EditorSpec | undefined
  /** Asks for a reason as well; `words`: for what is said with a reminder. */
  readonly asksReason?: boolean | 'words'
  /** Where several forms stand on one page: makes the ids differ. */
  readonly idPrefix?: string
  /** Stands between the fields and the buttons. */
  readonly children?: ReactNode
}

/**
 * A form for a document, drawn from its declaration. It works without scripts; with them nothing typed is lost by a
 * failure or a reload, and a refusal is shown without leaving the page.
 */
export function DocumentForm({
  action,
  initial,
  specs,
  hidden,
  buttons,
  locale,
  draftName,
  latest,
  copy,
  asksReason = false,
  idPrefix = '',
  children,
}: Props) {
  const [state, send, pending] = useActionState(action, initial)
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const { restored, keep, discard } = useKeptDraft({
    draftName,
    initial,
    read: () => form.current && typedText(copy ? [...specs, copy] : specs, form.current),
  })

  useEffect(() => {
    if (state.problem) summary.current?.focus()
  }, [state])

  function submit(event: FormEvent<HTMLFormElement>) {
    // React empties a form after its action; sending it by hand leaves what was typed where it is.
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    startTransition(() => send(data))
  }

  const { problem } = state
  const values = restored && state.attempt === 0 ? { ...initial.values, ...restored.values } : state.values
  const revision = restored && state.attempt === 0 ? restored.revision : state.revision
  const reason = typeof values[FORM.reason] === 'string' ? String(values[FORM.reason]) : state.reason
  const errorAt = (name: string) => problem?.fields.find((one) => one.name === name)?.message
  return (
    <form ref={form} action={send} onSubmit={submit} onInput={keep} onBlur={keep} noValidate aria-busy={pending}>
      {Object.entries({
        ...hidden,
        [FORM.key]: state.key,
        [FORM.attempt]: String(state.attempt),
        ...(revision === undefined ? {} : { [FORM.revision]: String(revision) }),
      }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} readOnly />
      ))}
      <div ref={summary} tabIndex={-1} className="outline-none">
        {problem ? <Problem problem={problem} locale={locale} latest={latest} idPrefix={idPrefix} /> : null}
      </div>
      {restored && state.attempt === 0 ? (
        <NoticeBar kind="info" title={formWord(locale, 'restored')}>
          <Button type="button" look="quiet" onClick={discard} className="px-0">
            {formWord(locale, 'discard')}
          </Button>
        </NoticeBar>
      ) : null}
      <div key={restored ? 'restored' : 'as-saved'} className="grid gap-7">
        {specs.map((spec) => (
          <FieldEditor
            key={spec.kind === 'files' ? `${spec.name}-${state.attempt}` : spec.name}
            spec={spec}
            value={values[spec.name]}
            files={state.files[spec.name] ?? []}
            error={errorAt(spec.name)}
            idPrefix={idPrefix}
            locale={locale}
          />
        ))}
        {copy ? (
          <FieldEditor
            spec={copy}
            value={Array.isArray(values[copy.name]) ? values[copy.name] : state.copy}
            files={[]}
            error={errorAt(copy.name)}
            idPrefix={idPrefix}
            locale={locale}
          />
        ) : null}
        {asksReason ? (
          <Field
            name={FORM.reason}
            label={formWord(locale, asksReason === 'words' ? 'words' : 'reason')}
            help={formWord(locale, asksReason === 'words' ? 'wordsHelp' : 'reasonHelp')}
            locale={locale}
            required
            idPrefix={idPrefix}
            {...(errorAt(FORM.reason) ? { error: errorAt(FORM.reason)! } : {})}
          >
            {(control) => <TextArea {...control} rows={4} locale={locale} defaultValue={reason} />}
          </Field>
        ) : null}
      </div>
      {children}
      <div className="mt-8 flex flex-wrap items-center gap-4">
        {buttons.map(({ intent, label, look }) => (
          <Button key={intent} name={FORM.intent} value={intent} look={look} aria-disabled={pending}>
            {label}
          </Button>
        ))}
        <span role="status" className="text-ink-soft">
          {pending ? formWord(locale, 'sending') : ''}
        </span>
      </div>
    </form>
  )
}

function Problem({
  problem,
  locale,
  latest,
  idPrefix,
}: {
  problem: FormProblem
  locale: Locale
  latest: string | undefined
  idPrefix: string
}) {
  const inNewWindow = (href: string, text: string) => (
    <p className="mt-2">
      <a href={href} target="_blank" rel="noopener" className="underline">
        {text}
      </a>
    </p>
  )
  if (problem.kind === 'stale')
    return (
      <NoticeBar kind="warning" title={formWord(locale, 'staleTitle')}>
        <p>{formWord(locale, 'staleText')}</p>
        {latest ? inNewWindow(latest, formWord(locale, 'seeLatest')) : null}
      </NoticeBar>
    )
  if (problem.kind === 'conflict')
    return (
      <NoticeBar kind="error" title={formWord(locale, 'conflictTitle')}>
        <p>{problem.message}</p>
        {latest ? inNewWindow(latest, formWord(locale, 'seeLatest')) : null}
      </NoticeBar>
    )
  if (problem.kind === 'signed-out')
    return (
      <NoticeBar kind="error" title={formWord(locale, 'signedOutTitle')}>
        <p>{formWord(locale, 'signedOutText')}</p>
        {inNewWindow('/login', formWord(locale, 'signInAgain'))}
      </NoticeBar>
    )
  return (
    <ErrorSummary
      errors={problem.fields}
      locale={locale}
      message={problem.fields.length > 0 ? formWord(locale, 'errors', { count: problem.fields.length }) : problem.message}
      idPrefix={idPrefix}
    />
  )
}

/** What the form holds beside its files; those are uploaded already or must be chosen again. */
function typedText(specs: readonly EditorSpec[], form: HTMLFormElement): KeptDraft['values'] {
  const fields = Object.fromEntries(
    [...specs, { name: FORM.reason, kind: 'longText' as const }].filter(({ kind }) => kind !== 'files').map((one) => [one.name, one]),
  )
  return typedValues({ fields, names: Object.keys(fields), form: new FormData(form) })
}

/** Keeps what is typed while it is typed, and finds it again after a reload. */
function useKeptDraft({ draftName, initial, read }: { draftName: string; initial: FormState; read: () => KeptDraft['values'] | null }) {
  const [restored, setRestored] = useState<KeptDraft>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    const draft = keptDraft(draftName)
    if (!draft || Object.entries(draft.values).every(([name, value]) => same(value, initial.values[name]))) return
    keepDraft(draftName, { ...draft, key: initial.key })
    setRestored(draft)
  }, [draftName, initial])
  useEffect(() => () => clearTimeout(timer.current), [])

  return {
    restored,
    keep: () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        const values = read()
        if (values) keepDraft(draftName, { key: initial.key, revision: restored ? restored.revision : initial.revision, values })
      }, 300)
    },
    discard: () => {
      dropDraft(draftName)
      setRestored(undefined)
    },
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b ?? (typeof a === 'string' ? '' : typeof a === 'boolean' ? false : []))
}
