'use client'

import { useActionState, useEffect, useRef } from 'react'
import type { Locale } from '@yizheng/kit/label'
import { Button } from '@yizheng/kit/ui/button.tsx'
import { Field } from '@yizheng/kit/ui/field.tsx'
import { NoticeBar } from '@yizheng/kit/ui/notice-bar.tsx'
import { TextInput } from '@yizheng/kit/ui/text-input.tsx'
import { logIn, type LoginState } from './actions.ts'

type Texts = Readonly<Record<'email' | 'password' | 'submit' | 'help' | NonNullable<LoginState['problem']>, string>>

/** E-mail and password; works without scripts. */
export function LoginForm({ next, locale, texts }: { next: string | undefined; locale: Locale; texts: Texts }) {
  const [state, action, pending] = useActionState(logIn, { email: '', attempt: 0 })
  const problem = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.problem) problem.current?.focus()
  }, [state])
  return (
    <form action={action} noValidate className="grid gap-6">
      <div ref={problem} tabIndex={-1} className="outline-none empty:hidden">
        {state.problem ? (
          <NoticeBar kind="error" className="mb-0!">
            {texts[state.problem]}
          </NoticeBar>
        ) : null}
      </div>
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <Field name="email" label={texts.email} locale={locale} required>
        {(control) => <TextInput {...control} type="email" autoComplete="username" inputMode="email" defaultValue={state.email} />}
      </Field>
      <Field name="password" label={texts.password} locale={locale} required>
        {(control) => <TextInput {...control} type="password" autoComplete="current-password" />}
      </Field>
      <Button disabled={pending} aria-busy={pending}>
        {texts.submit}
      </Button>
      <p className="text-sm text-ink-soft">{texts.help}</p>
    </form>
  )
}
