'use client'
import { Button, toast, useAllFormFields, useDocumentInfo, useFormModified, useTranslation } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useCallback, useEffect, useState } from 'react'
import type { ErrorAnswer, FireAnswer, ViewAnswer } from '../../protocol.ts'

const words = {
  zh: {
    title: '办理',
    saveFirst: '请先保存，再办理。',
    reason: '理由',
    none: '目前没有您可以进行的操作。',
    done: '已办理',
    failed: '未能办理，请稍后再试。',
    history: '办理过程',
  },
  en: {
    title: 'Actions',
    saveFirst: 'Save first, then act.',
    reason: 'Reason',
    none: 'There is nothing you can do here now.',
    done: 'Done',
    failed: 'That did not work; try again later.',
    history: 'History',
  },
}

/** In the admin's side bar: the actions this person may take on the document, and what was done with it so far. */
export function WorkflowPanel() {
  const { id, collectionSlug } = useDocumentInfo()
  const { i18n } = useTranslation()
  const locale = i18n.language === 'en' ? 'en' : 'zh'
  const text = words[locale]
  const [fields] = useAllFormFields()
  const modified = useFormModified()
  const [view, setView] = useState<ViewAnswer>()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)

  const load = useCallback(async () => {
    const answer = await fetch(`/api/${collectionSlug}/${id}/view`, { headers: { 'x-yz-locale': locale } })
    if (answer.ok) setView((await answer.json()) as ViewAnswer)
  }, [collectionSlug, id, locale])
  useEffect(() => {
    if (id !== undefined) void load()
  }, [id, load])

  async function fire(transition: string, asks: readonly string[]) {
    setBusy(true)
    try {
      const values = reduceFieldsToValues(fields, true) as Record<string, unknown>
      const data = Object.fromEntries(asks.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]))
      const answer = await fetch(`/api/${collectionSlug}/${id}/fire`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-yz-locale': locale },
        body: JSON.stringify({ transition, data, reason: reason || undefined, revision: view?.revision }),
      })
      const body = (await answer.json()) as FireAnswer | ErrorAnswer
      if ('error' in body) {
        toast.error([body.error.message, ...Object.values(body.error.fields ?? {})].join(' '))
        return
      }
      toast.success(text.done)
      // The form holds the old state; a fresh page shows the new one.
      window.location.reload()
    } catch {
      toast.error(text.failed)
    } finally {
      setBusy(false)
    }
  }

  if (id === undefined || !view) return null
  return (
    <section aria-label={text.title} style={{ display: 'grid', gap: 8, marginBlockEnd: 24 }}>
      <h3>{text.title}</h3>
      {view.can.length === 0 && <p>{text.none}</p>}
      {view.can.some((offer) => offer.reason) && (
        <label style={{ display: 'grid', gap: 4 }}>
          {text.reason}
          <textarea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      )}
      {modified && <p role="status">{text.saveFirst}</p>}
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
        {view.can.map((offer) => (
          <Button
            key={offer.transition}
            size="small"
            margin={false}
            buttonStyle={offer.reason ? 'secondary' : 'primary'}
            disabled={busy || modified || offer.blocked !== undefined}
            onClick={() => void fire(offer.transition, offer.asks)}
          >
            {offer.label}
          </Button>
        ))}
      </div>
      {view.history.length > 0 && (
        <details>
          <summary>{text.history}</summary>
          <ol>
            {view.history.map((one) => (
              <li key={one.at + one.transition}>
                {new Date(one.at).toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'Asia/Shanghai' })} {one.label}{' '}
                {one.actor?.title} {one.reason}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}
