import type { ReactNode } from 'react'
import type { Locale } from '../label.ts'
import { word } from './word.ts'

/** What a control spreads onto itself so that its label, help and error belong to it. */
export interface ControlProps {
  readonly id: string
  readonly name: string
  readonly required?: boolean
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
}

interface FieldProps {
  /** Name of the form value, and the stem of the ids. */
  name: string
  label: string
  locale: Locale
  help?: string
  error?: string
  required?: boolean
  /** Where one form stands twice on a page: makes the ids differ. */
  idPrefix?: string
  children: (control: ControlProps) => ReactNode
}

/** A labelled control with its help and its error. */
export function Field({ name, label, locale, help, error, required = false, idPrefix = '', children }: FieldProps) {
  const { control, helpId, errorId } = controlProps({ name, help, error, required, idPrefix })
  return (
    <div className={error ? 'border-s-4 border-cinnabar ps-4' : undefined}>
      <label htmlFor={control.id} className="mb-1 block font-semibold">
        {label}
        <FieldMark required={required} locale={locale} />
      </label>
      <FieldHelp id={helpId} text={help} />
      <FieldError id={errorId} text={error} />
      {children(control)}
    </div>
  )
}

/** Several controls under one question, such as a choice or a list of files. */
export function FieldGroup({
  name,
  label,
  locale,
  help,
  error,
  required = false,
  idPrefix = '',
  children,
}: Omit<FieldProps, 'children'> & { children: ReactNode }) {
  const { helpId, errorId } = controlProps({ name, help, error, required, idPrefix })
  return (
    <fieldset className={error ? 'border-s-4 border-cinnabar ps-4' : undefined} aria-describedby={ids(help && helpId, error && errorId)}>
      <legend className="mb-1 font-semibold">
        {label}
        <FieldMark required={required} locale={locale} />
      </legend>
      <FieldHelp id={helpId} text={help} />
      <FieldError id={errorId} text={error} />
      {children}
    </fieldset>
  )
}

function FieldMark({ required, locale }: { required: boolean; locale: Locale }) {
  return (
    <span className={`ms-2 text-sm font-normal ${required ? 'text-cinnabar' : 'text-ink-soft'}`}>
      {word(locale, required ? 'required' : 'optional')}
    </span>
  )
}

function FieldHelp({ id, text }: { id: string; text?: string }) {
  return text ? (
    <p id={id} className="mb-1.5 text-sm text-ink-soft">
      {text}
    </p>
  ) : null
}

function FieldError({ id, text }: { id: string; text?: string }) {
  return text ? (
    <p id={id} className="mb-1.5 font-semibold text-cinnabar">
      <span aria-hidden="true">✕ </span>
      {text}
    </p>
  ) : null
}

function controlProps({
  name,
  help,
  error,
  required,
  idPrefix,
}: {
  name: string
  help?: string
  error?: string
  required: boolean
  idPrefix: string
}) {
  const id = `${idPrefix}field-${name}`
  const helpId = `${id}-help`
  const errorId = `${id}-error`
  const described = ids(help && helpId, error && errorId)
  const control: ControlProps = {
    id,
    name,
    ...(required ? { required } : {}),
    ...(described ? { 'aria-describedby': described } : {}),
    ...(error ? { 'aria-invalid': true as const } : {}),
  }
  return { control, helpId, errorId }
}

function ids(...all: readonly (string | undefined)[]): string | undefined {
  return all.filter(Boolean).join(' ') || undefined
}
