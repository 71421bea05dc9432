import type { ReactNode } from 'react'
import type { Locale } from '../label.ts'
import { Button } from './button.tsx'
import { Select, type Option } from './select.tsx'
import { word } from './word.ts'

/** One way to narrow a list: `name` is the parameter in the address, `value` the present choice, absent for all. */
export interface FilterChoice {
  readonly name: string
  readonly label: string
  readonly value?: string
  readonly options: readonly Option[]
}

/** Narrows a list: a plain GET form, so that every choice has an address of its own. */
export function FilterBar({
  action,
  filters,
  locale,
  children,
}: {
  action: string
  filters: readonly FilterChoice[]
  locale: Locale
  children?: ReactNode
}) {
  if (filters.length === 0 && !children) return null
  return (
    <form
      action={action}
      method="get"
      role="search"
      aria-label={word(locale, 'filter')}
      className="mb-8 grid grid-cols-2 items-end gap-4 bg-paper-deep p-4 sm:flex sm:flex-wrap elder:flex elder:flex-wrap"
    >
      {children}
      {filters.map(({ name, label, value, options }) => (
        <div key={name} className="min-w-0 sm:min-w-[10rem] sm:max-w-[16rem] sm:flex-1 elder:min-w-[8rem] elder:flex-1">
          <label htmlFor={`filter-${name}`} className="mb-1 block text-sm text-ink-soft">
            {label}
          </label>
          <Select id={`filter-${name}`} name={name} defaultValue={value ?? ''} empty={word(locale, 'all')} options={options} />
        </div>
      ))}
      <div className="flex items-center gap-2">
        <Button look="secondary">{word(locale, 'applyFilter')}</Button>
        {filters.some(({ value }) => value) ? (
          <a href={action} className="inline-flex min-h-target items-center px-2 text-sm">
            {word(locale, 'clearFilter')}
          </a>
        ) : null}
      </div>
    </form>
  )
}
