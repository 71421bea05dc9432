'use client'

import { useEffect, useRef, useState, type ComponentType } from 'react'
import type { Locale } from '../label.ts'
import type { ControlProps } from './field.tsx'
import type { Option } from './select.tsx'

export interface MultiPickerProps {
  readonly control: ControlProps
  readonly label: string
  readonly options: readonly Option[]
  readonly defaultValue?: readonly string[]
  readonly locale: Locale
}

/**
 * Chooses several people, organisations or other documents. At first it is a plain list in which several can be marked,
 * so it works without scripts; the comfortable picker is fetched by the pages that show one and takes its place.
 */
export function MultiPicker(props: MultiPickerProps) {
  const { control, options, defaultValue = [] } = props
  const list = useRef<HTMLSelectElement>(null)
  const [better, setBetter] = useState<{ Picker: ComponentType<MultiPickerProps>; chosen: readonly string[] }>()
  useEffect(() => {
    let here = true
    lendNonce()
    void import('./tag-picker.client.tsx').then(({ TagPicker }) => {
      if (here) setBetter({ Picker: TagPicker, chosen: [...(list.current?.selectedOptions ?? [])].map(({ value }) => value) })
    })
    return () => {
      here = false
    }
  }, [])
  if (better) return <better.Picker {...props} defaultValue={better.chosen} />
  return (
    <select ref={list} {...control} multiple size={6} className="control" defaultValue={[...defaultValue]}>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}

/** The picker's library marks a style of its own with the page's nonce, which it looks for under this name. */
function lendNonce(): void {
  const page = globalThis as { __webpack_nonce__?: string | undefined }
  page.__webpack_nonce__ ??= document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
}
