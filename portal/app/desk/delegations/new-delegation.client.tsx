'use client'

import { useActionState, useEffect, useRef } from 'react'
import type { DelegationsAnswer } from '@yizheng/kit'
import type { Locale } from '@yizheng/kit/label'
import { Button } from '@yizheng/kit/ui/button.tsx'
import { Field } from '@yizheng/kit/ui/field.tsx'
import { NoticeBar } from '@yizheng/kit/ui/notice-bar.tsx'
import { Select } from '@yizheng/kit/ui/select.tsx'
import { TextInput } from '@yizheng/kit/ui/text-input.tsx'
import { appointDeputy } from './actions.ts'

type Texts = Readonly<Record<'deputy' | 'from' | 'until' | 'apps' | 'appsHelp' | 'remark' | 'appoint' | 'failed', string>>

/** A deputy, some days, the apps and a remark; works without scripts, and keeps what was typed when it is refused. */
export function NewDelegation({
  people,
  apps,
  today,
  locale,
  texts,
}: Pick<DelegationsAnswer, 'people' | 'apps'> & { today: string; locale: Locale; texts: Texts }) {
  const typed = { deputy: '', from: today, until: today, apps: [], remark: '' }
  const [state, action, pending] = useActionState(appointDeputy, { typed, errors: {}, attempt: 0 })
  const problem = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.attempt > 0) problem.current?.focus()
  }, [state])
  const errorOf = (name: string) => (state.errors[name] ? { error: state.errors[name] } : {})
  return (
    <form action={action} noValidate key={state.attempt} className="grid gap-6 sm:grid-cols-2 elder:grid-cols-1!">
      <div ref={problem} tabIndex={-1} className="outline-none empty:hidden sm:col-span-2">
        {state.attempt > 0 ? (
          <NoticeBar kind="error" className="mb-0!">
            {state.message ?? texts.failed}
          </NoticeBar>
        ) : null}
      </div>
      <Field name="deputy" label={texts.deputy} locale={locale} required {...errorOf('deputy')}>
        {(control) => (
          <Select
            {...control}
            defaultValue={state.typed.deputy}
            options={[{ value: '', label: '—' }, ...people.map(({ id, title }) => ({ value: String(id), label: title }))]}
          />
        )}
      </Field>
      <Field name="remark" label={texts.remark} locale={locale} {...errorOf('remark')}>
        {(control) => <TextInput {...control} defaultValue={state.typed.remark} />}
      </Field>
      <Field name="from" label={texts.from} locale={locale} required {...errorOf('from')}>
        {(control) => <TextInput {...control} type="date" min={today} defaultValue={state.typed.from} />}
      </Field>
      <Field name="until" label={texts.until} locale={locale} required {...errorOf('until')}>
        {(control) => <TextInput {...control} type="date" min={today} defaultValue={state.typed.until} />}
      </Field>
      <fieldset className="sm:col-span-2">
        <legend className="font-semibold">{texts.apps}</legend>
        <p className="text-sm text-ink-soft">{texts.appsHelp}</p>
        <div className="flex flex-wrap gap-x-6">
          {apps.map(({ id, label }) => (
            <label key={id} className="inline-flex min-h-target items-center gap-3">
              <input type="checkbox" name="apps" value={id} defaultChecked={state.typed.apps.includes(id)} className="size-5 flex-none" />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <p className="sm:col-span-2">
        <Button disabled={pending} aria-busy={pending}>
          {texts.appoint}
        </Button>
      </p>
    </form>
  )
}
