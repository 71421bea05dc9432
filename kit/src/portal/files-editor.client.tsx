'use client'

import { useEffect, useState } from 'react'
import { FILE_MOST, FILE_MOST_MB } from '../file-limit.ts'
import type { Locale } from '../label.ts'
import { FileInput } from '../ui/file-input.tsx'
import { FieldGroup } from '../ui/field.tsx'
import type { EditorSpec, HeldFile } from './editor-spec.ts'
import { FORM } from './form-state.ts'
import { formWord } from './form-word.ts'

/**
 * The files of a document: those it has, each kept while it is ticked, and an input for more. With scripts a file is
 * uploaded when it is chosen; without them it travels with the form.
 */
export function FilesEditor({
  spec,
  files,
  error,
  idPrefix,
  locale,
}: {
  spec: EditorSpec
  files: readonly HeldFile[]
  error: string | undefined
  idPrefix: string
  locale: Locale
}) {
  const { name, label, help, required } = spec
  const [held, setHeld] = useState(files)
  const [status, setStatus] = useState('')
  const [failure, setFailure] = useState<string>()
  const problem = failure ?? error
  const id = `${idPrefix}field-${name}`

  async function uploadAll(input: HTMLInputElement) {
    const failures: string[] = []
    setFailure(undefined)
    for (const file of input.files ?? []) {
      setStatus(formWord(locale, 'uploading', { name: file.name }))
      const result = await upload(file, locale)
      if (result.file) setHeld((before) => [...before, result.file])
      else failures.push(formWord(locale, 'uploadFailed', { name: file.name, why: result.why }))
    }
    input.value = ''
    setStatus(failures.join(' '))
    if (failures.length > 0) setFailure(failures.join(' '))
  }

  return (
    <FieldGroup
      name={name}
      label={label}
      locale={locale}
      required={required}
      idPrefix={idPrefix}
      {...(help ? { help } : {})}
      {...(problem ? { error: problem } : {})}
    >
      {held.length > 0 ? (
        <>
          <p className="text-sm text-ink-soft">{formWord(locale, 'keptFiles')}</p>
          <ul className="my-2 grid gap-1">
            {held.map((file) => (
              <li key={file.id}>
                <label className="inline-flex min-h-target items-center gap-3">
                  <input type="checkbox" name={name} value={file.id} defaultChecked className="size-5 flex-none" />
                  {file.filename}
                </label>
                <input type="hidden" name={FORM.filename + file.id} value={file.filename} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <FileChoice id={id} name={FORM.upload + name} label={formWord(locale, 'addFiles')} onChoose={uploadAll} />
      {/* A failure is seen at the field; here it is heard. */}
      <p role="status" className={failure ? 'visually-hidden' : 'mt-1 min-h-[1.5em] text-sm'}>
        {status}
      </p>
    </FieldGroup>
  )
}

/**
 * With scripts a chosen file goes up at once, so a button says all; the browser's own input, whose words are those of the
 * browser's language, is what there is without them.
 */
function FileChoice({
  id,
  name,
  label,
  onChoose,
}: {
  id: string
  name: string
  label: string
  onChoose: (input: HTMLInputElement) => Promise<void>
}) {
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  return (
    <div className="relative">
      <FileInput
        id={id}
        name={name}
        multiple
        onChange={(event) => void onChoose(event.currentTarget)}
        className={scripted ? 'peer visually-hidden' : 'mt-8'}
      />
      <label
        htmlFor={id}
        className={
          scripted
            ? 'inline-flex min-h-[max(var(--target),2.5rem)] items-center gap-2 rounded-[3px] border border-line-strong bg-sheet px-4 py-1.5 peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-(--focus) hover:border-cinnabar hover:text-cinnabar'
            : 'absolute top-0 text-sm'
        }
      >
        {scripted ? <span aria-hidden="true">＋</span> : null}
        {label}
      </label>
    </div>
  )
}

type UploadResult = { readonly file: HeldFile; readonly why?: undefined } | { readonly file?: undefined; readonly why: string }

async function upload(file: File, locale: Locale): Promise<UploadResult> {
  // Said at once: there is no need to send it first.
  if (file.size > FILE_MOST) return { why: formWord(locale, 'fileTooLarge', { max: FILE_MOST_MB }) }
  const body = new FormData()
  body.set('file', file, file.name)
  try {
    const response = await fetch('/api/attachments', { method: 'POST', body, headers: { 'x-yz-locale': locale } })
    const answer = (await response.json()) as { doc?: { id?: number }; errors?: { message?: string }[]; error?: { message?: string } }
    if (response.ok && answer.doc?.id !== undefined) return { file: { id: String(answer.doc.id), filename: file.name } }
    return { why: answer.errors?.[0]?.message ?? answer.error?.message ?? String(response.status) }
  } catch {
    return { why: formWord(locale, 'down') }
  }
}
