import type { PageContext } from '@yizheng/kit/portal'
import { Button, Field, TextInput } from '@yizheng/kit/ui'

/** Where a receipt's code is typed in; a plain GET form. */
export function ReceiptForm({ context: { words, locale }, code, error }: { context: PageContext; code?: string; error?: string }) {
  return (
    <form action="/receipt" method="get" className="grid max-w-[28rem] gap-4">
      <Field name="code" label={words('receipt.code')} help={words('receipt.lead')} locale={locale} required {...(error ? { error } : {})}>
        {(control) => (
          <TextInput
            {...control}
            defaultValue={code}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="tabular tracking-wider uppercase"
          />
        )}
      </Field>
      <p>
        <Button>{words('receipt.submit')}</Button>
      </p>
    </form>
  )
}
