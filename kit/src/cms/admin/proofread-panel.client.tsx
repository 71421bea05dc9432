'use client'
import { Button, useAllFormFields, useDocumentInfo, useForm, useTranslation } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useEffect, useState } from 'react'
import { mend } from '../../proofread/mend.ts'
import type { ProofreadAnswer, WordingHit } from '../../protocol.ts'

const words = {
  zh: {
    title: '用语检查',
    none: '没有发现禁用或提示的用语。',
    failed: '用语检查暂时不可用；送审和发布时仍会检查。',
    forbidden: '禁用',
    warn: '提示',
    place: '{field}第 {n} 段',
    use: '应为“{right}”',
    mend: '改为“{right}”',
    grounds: '依据：{grounds}',
  },
  en: {
    title: 'Wording',
    none: 'No forbidden or doubtful words.',
    failed: 'The check is out of reach; handing in and publishing still check.',
    forbidden: 'Forbidden',
    warn: 'Look again',
    place: '{field}, paragraph {n}',
    use: 'should be “{right}”',
    mend: 'Write “{right}”',
    grounds: 'Grounds: {grounds}',
  },
}

/** What the server knows of the texts that are checked: their labels. */
export interface ProofreadPanelProps {
  readonly fields: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly rich: boolean }>>
}

/** Milliseconds without typing after which the texts are checked. */
const PAUSE = 700

/** Under the fields of a document: words in it that the office's list forbids or doubts, each mended by one click where that is safe. */
export function ProofreadPanel({ fields: checked }: ProofreadPanelProps) {
  const { collectionSlug } = useDocumentInfo()
  const { i18n } = useTranslation()
  const locale = i18n.language === 'en' ? 'en' : 'zh'
  const text = words[locale]
  const [fields, dispatch] = useAllFormFields()
  const { setModified } = useForm()
  const [hits, setHits] = useState<readonly WordingHit[]>()
  const [failed, setFailed] = useState(false)

  const values = reduceFieldsToValues(fields, true) as Record<string, unknown>
  const sent = JSON.stringify({ data: Object.fromEntries(Object.keys(checked).map((name) => [name, values[name]])) })
  useEffect(() => {
    const gone = new AbortController()
    const timer = setTimeout(() => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: sent, signal: gone.signal }
      fetch(`/api/${collectionSlug}/proofread`, init)
        .then(async (answer) => {
          setFailed(!answer.ok)
          if (answer.ok) setHits(((await answer.json()) as ProofreadAnswer).hits)
        })
        .catch(() => setFailed(!gone.signal.aborted))
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [collectionSlug, sent])

  function write(path: string, value: unknown) {
    // The editor of a formatted text takes over another text only as its initial one.
    dispatch({ type: 'UPDATE', path, value, initialValue: value })
    setModified(true)
  }

  if (!hits && !failed) return null
  return (
    <section aria-labelledby="proofread-panel" style={{ marginBlock: 24 }}>
      <h3 id="proofread-panel" style={{ margin: '0 0 12px', fontSize: '1.1em' }}>
        {text.title}
      </h3>
      {failed || hits?.length === 0 ? (
        <p role="status" style={{ margin: 0 }}>
          {failed ? text.failed : text.none}
        </p>
      ) : (
        <ul role="status" style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 12 }}>
          {hits?.map(({ field, block, at, wrong, right, level, grounds }) => {
            const label = checked[field]!
            const mended = right === undefined ? undefined : mend(values[field], { block, at, wrong, right })
            return (
              <li key={`${field} ${block} ${at}`} style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 12px', alignItems: 'center' }}>
                <strong style={{ color: level === 'forbidden' ? 'var(--theme-error-600)' : 'var(--theme-warning-700)' }}>
                  {text[level]}
                </strong>
                <span>
                  “{wrong}”{right === undefined ? null : ` ${text.use.replace('{right}', right)}`}
                </span>
                <span style={soft}>
                  {label.rich ? text.place.replace('{field}', label[locale]).replace('{n}', String(block + 1)) : label[locale]}
                </span>
                {grounds ? <span style={soft}>{text.grounds.replace('{grounds}', grounds)}</span> : null}
                {mended === undefined ? null : (
                  <Button size="small" margin={false} buttonStyle="secondary" onClick={() => write(field, mended)}>
                    {text.mend.replace('{right}', right!)}
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

const soft = { color: 'var(--theme-elevation-600)' } as const
