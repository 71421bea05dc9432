'use client'

import { useId, useState, type InputHTMLAttributes } from 'react'
import type { Locale } from '../label.ts'
import { countCharacters } from '../validate.ts'
import { CharacterCount } from './character-count.tsx'
import { TextInput } from './text-input.tsx'

/** One line of text that says how many characters it has. It lets people write on; the check is the server's. */
export function CountedInput({
  max,
  locale,
  defaultValue = '',
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, 'defaultValue' | 'max'> & {
  max: number
  locale: Locale
  defaultValue?: string
}) {
  const countId = useId()
  const [count, setCount] = useState(() => countCharacters(defaultValue))
  const described = [rest['aria-describedby'], countId].filter(Boolean).join(' ')
  return (
    <>
      <TextInput
        {...rest}
        defaultValue={defaultValue}
        aria-describedby={described}
        onChange={(event) => setCount(countCharacters(event.target.value))}
      />
      <CharacterCount id={countId} count={count} max={max} locale={locale} />
    </>
  )
}
