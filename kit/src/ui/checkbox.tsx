import type { InputHTMLAttributes } from 'react'

/** A box to tick, with its label beside it as one target. */
export function Checkbox({
  label,
  help,
  error,
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & { name: string; label: string; help?: string; error?: string }) {
  const helpId = `tick-${rest.name}-help`
  const errorId = `tick-${rest.name}-error`
  const described = [help && helpId, error && errorId].filter(Boolean).join(' ') || undefined
  return (
    <div>
      <label className="inline-flex min-h-target items-center gap-3 font-semibold">
        <input
          {...rest}
          type="checkbox"
          className="size-5 flex-none"
          aria-describedby={described}
          aria-invalid={error ? true : undefined}
        />
        {label}
      </label>
      {help ? (
        <p id={helpId} className="ps-8 text-sm text-ink-soft">
          {help}
        </p>
      ) : null}
      {error ? (
        <p id={errorId} className="ps-8 font-semibold text-cinnabar">
          <span aria-hidden="true">✕ </span>
          {error}
        </p>
      ) : null}
    </div>
  )
}
