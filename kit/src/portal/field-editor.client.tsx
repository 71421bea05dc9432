'use client'

import type { Locale } from '../label.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { CountedInput } from '../ui/counted-input.client.tsx'
import { Field, type ControlProps } from '../ui/field.tsx'
import { MultiPicker } from '../ui/multi-picker.client.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.client.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { word } from '../ui/word.ts'
import type { EditorSpec, HeldFile } from './editor-spec.ts'
import { FilesEditor } from './files-editor.client.tsx'
import type { FormValue } from './form-values.ts'

interface Props {
  readonly spec: EditorSpec
  readonly value: FormValue | undefined
  readonly files: readonly HeldFile[]
  readonly error: string | undefined
  readonly idPrefix: string
  readonly locale: Locale
}

/** The editor of one field, by its kind, with label, help and error. */
export function FieldEditor(props: Props) {
  const { spec, value, error, idPrefix, locale } = props
  const { name, label, help, required, kind } = spec
  if (kind === 'files') return <FilesEditor {...props} />
  const said = { ...(help ? { help } : {}), ...(error ? { error } : {}) }
  if (kind === 'flag')
    return <Checkbox id={`${idPrefix}field-${name}`} name={name} label={label} defaultChecked={value === true} {...said} />
  return (
    <Field name={name} label={label} locale={locale} required={required} idPrefix={idPrefix} {...said}>
      {(control) => <Control {...props} control={control} />}
    </Field>
  )
}

function Control({ spec, value, locale, control }: Props & { control: ControlProps }) {
  const { kind, label, max, options = [] } = spec
  const text = typeof value === 'string' ? value : ''
  switch (kind) {
    case 'longText':
      return <TextArea {...control} locale={locale} defaultValue={text} {...(max === undefined ? {} : { max })} />
    case 'number':
      return <TextInput {...control} inputMode="decimal" defaultValue={text} />
    case 'date':
      return <TextInput {...control} type="date" defaultValue={text} />
    case 'select':
    case 'one':
      return <Select {...control} options={options} empty={word(locale, 'choose')} defaultValue={text} />
    case 'many':
      return (
        <MultiPicker
          control={control}
          label={label}
          options={options}
          locale={locale}
          defaultValue={Array.isArray(value) ? (value as readonly string[]) : []}
        />
      )
    default:
      return max === undefined ? (
        <TextInput {...control} defaultValue={text} />
      ) : (
        <CountedInput {...control} max={max} locale={locale} defaultValue={text} />
      )
  }
}
