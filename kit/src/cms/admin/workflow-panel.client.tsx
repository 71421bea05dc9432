'use client'
import { Button, Pill, TextareaInput, toast, useAllFormFields, useDocumentInfo, useFormModified, useTranslation } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import type { ActionOffer, DeadlineAnswer, ErrorAnswer, FireAnswer, ViewAnswer } from '../../protocol.ts'
import type { FlowDrawing } from '../../flow-drawing.ts'
import { changesLine, ChangeList } from '../../ui/change-list.tsx'
import { FlowDiagram } from '../../ui/flow-diagram.tsx'
import { formatDate, formatMoment } from '../../ui/format-date.ts'
import { doorText } from '../../ui/door-text.ts'
import { word } from '../../ui/word.ts'
import { DueLight } from './due-light.client.tsx'

const words = {
  zh: {
    title: '办理',
    state: '当前状态',
    author: '提交人',
    due: '期限',
    saveNew: '保存后，在这里送审或提交。',
    saveFirst: '有未保存的修改，请先保存再办理。',
    reason: '理由',
    confirm: '确认',
    cancel: '取消',
    meant: '用语无误，仍然办理',
    none: '目前没有需要您办理的。',
    done: '已办理',
    failed: '未能办理，请稍后再试。',
    history: '办理经过',
    flow: '流程图',
    provisional: '放假安排尚未公布，期限暂定',
    rule: '期限规则第 {n} 版',
    newest: '现行第 {n} 版',
    extended: '已延期',
    standing: '暂停计时',
    moved: '期限由 {from} 改为 {to}',
    onSite: '在网站上查看',
    papers: '文书',
    inNameOf: '{action}（代{name}）',
  },
  en: {
    title: 'Workflow',
    state: 'State',
    author: 'Author',
    due: 'Due',
    saveNew: 'Save first; then it can be handed in from here.',
    saveFirst: 'There are unsaved changes: save first, then act.',
    reason: 'Reason',
    confirm: 'Confirm',
    cancel: 'Cancel',
    meant: 'The words are meant: go on',
    none: 'There is nothing for you to do here now.',
    done: 'Done',
    failed: 'That did not work; try again later.',
    history: 'History',
    flow: 'The way it goes',
    provisional: 'Holidays not announced yet: provisional',
    rule: 'Rule version {n}',
    newest: 'newest is {n}',
    extended: 'extended',
    standing: 'Clock stands still',
    moved: 'Due {to} instead of {from}',
    onSite: 'See it on the site',
    papers: 'Papers',
    inNameOf: '{action} (for {name})',
  },
}

/** What the server knows of the workflow and the panel shows; see compile-collection.ts. */
export interface WorkflowPanelProps {
  readonly states: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly public: boolean }>>
  /** Path of the document's page on the site, with `[id]` for its number. */
  readonly sitePath?: string
  /** The workflow as a picture. */
  readonly drawing?: Readonly<Record<'zh' | 'en', FlowDrawing>>
}

/** In the admin's side bar: the state, the actions this person may take on the document, and what was done with it so far. */
export function WorkflowPanel({ states, sitePath, drawing }: WorkflowPanelProps) {
  const { id, collectionSlug } = useDocumentInfo()
  const { i18n } = useTranslation()
  const locale = i18n.language === 'en' ? 'en' : 'zh'
  const text = words[locale]
  const [fields] = useAllFormFields()
  const modified = useFormModified()
  const [view, setView] = useState<ViewAnswer>()
  const [asking, setAsking] = useState<ActionOffer>()
  /** A step that doubtful words hold up, and what they are. */
  const [doubtful, setDoubtful] = useState<{ readonly offer: ActionOffer; readonly said: string }>()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)

  const load = useCallback(async () => {
    const answer = await fetch(`/api/${collectionSlug}/${id}/view`, { headers: { 'x-yz-locale': locale } })
    if (answer.ok) setView((await answer.json()) as ViewAnswer)
  }, [collectionSlug, id, locale])
  useEffect(() => {
    if (id !== undefined) void load()
  }, [id, load])

  async function fire(offer: ActionOffer, confirmed = false) {
    const { transition, asks, for: principal } = offer
    setBusy(true)
    setDoubtful(undefined)
    try {
      const values = reduceFieldsToValues(fields, true) as Record<string, unknown>
      const data = Object.fromEntries(asks.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]))
      const answer = await fetch(`/api/${collectionSlug}/${id}/fire`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-yz-locale': locale },
        body: JSON.stringify({ transition, data, for: principal?.id, reason: reason || undefined, revision: view?.revision, confirmed }),
      })
      const body = (await answer.json()) as FireAnswer | ErrorAnswer
      if ('error' in body) {
        const said = [body.error.message, ...Object.values(body.error.fields ?? {})].join(' ')
        if (body.error.key === 'error.wordsToConfirm') setDoubtful({ offer, said })
        else toast.error(said)
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

  if (id === undefined)
    return (
      <Panel title={text.title}>
        <p style={soft}>{text.saveNew}</p>
      </Panel>
    )
  if (!view) return null
  const state = states[view.doc.state ?? '']
  // What leads on comes before what sends back, which asks for a reason.
  const offers = view.can.toSorted((a, b) => Number(a.reason) - Number(b.reason))
  return (
    <Panel title={text.title}>
      <dl style={{ display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '6px 16px', margin: 0, alignItems: 'center' }}>
        <Fact name={text.state}>
          <Pill pillStyle={state?.public ? 'success' : 'light'} size="small">
            {state?.[locale] ?? view.doc.state}
          </Pill>
        </Fact>
        {view.doc.author ? <Fact name={text.author}>{view.doc.author.title}</Fact> : null}
        {view.doc.dueAt ? (
          <Fact name={view.deadline?.label ?? text.due}>
            <DueLight dueAt={view.doc.dueAt} warnAt={view.doc.warnAt} />
            {view.doc.dueProvisional ? <div style={soft}>{text.provisional}</div> : null}
            {view.deadline?.version ? <div style={soft}>{ruleText(view.deadline, text)}</div> : null}
          </Fact>
        ) : null}
        {view.deadline && view.deadline.standing.length > 0 ? (
          <Fact name={text.standing}>{view.deadline.standing.join(locale === 'zh' ? '、' : ', ')}</Fact>
        ) : null}
      </dl>
      {modified ? (
        <p role="status" style={soft}>
          {text.saveFirst}
        </p>
      ) : null}
      {offers.length === 0 ? <p style={soft}>{text.none}</p> : null}
      {doubtful ? (
        <div role="alert" style={{ display: 'grid', gap: 8 }}>
          <p style={{ margin: 0 }}>{doubtful.said}</p>
          <Row>
            <Button size="medium" margin={false} disabled={busy || modified} onClick={() => void fire(doubtful.offer, true)}>
              {text.meant}
            </Button>
            <Button size="medium" margin={false} buttonStyle="secondary" disabled={busy} onClick={() => setDoubtful(undefined)}>
              {text.cancel}
            </Button>
          </Row>
        </div>
      ) : null}
      {asking ? (
        <div style={{ display: 'grid', gap: 8 }}>
          <TextareaInput
            path="workflow-reason"
            label={`${asking.label} · ${text.reason}`}
            required
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Row>
            <Button size="medium" margin={false} disabled={busy || reason.trim() === ''} onClick={() => void fire(asking)}>
              {text.confirm}
            </Button>
            <Button size="medium" margin={false} buttonStyle="secondary" disabled={busy} onClick={() => setAsking(undefined)}>
              {text.cancel}
            </Button>
          </Row>
        </div>
      ) : (
        <Row>
          {offers.map((offer) => (
            <Button
              key={`${offer.transition}-${offer.for?.id ?? ''}`}
              size="medium"
              margin={false}
              buttonStyle={offer.reason ? 'secondary' : 'primary'}
              disabled={busy || modified || offer.blocked !== undefined}
              tooltip={offer.blocked}
              onClick={() => (offer.reason ? setAsking(offer) : void fire(offer))}
            >
              {offer.for ? text.inNameOf.replace('{action}', offer.label).replace('{name}', offer.for.title) : offer.label}
            </Button>
          ))}
        </Row>
      )}
      {view.history.length > 0 ? (
        <details>
          <summary style={{ cursor: 'pointer' }}>{text.history}</summary>
          {view.historyCut ? <p style={soft}>{word(locale, 'historyCut')}</p> : null}
          <ol style={{ margin: '12px 0 0', paddingInlineStart: 18, display: 'grid', gap: 10 }}>
            {view.history.map((one, index) => (
              <li key={`${one.at}${one.transition}${index}`}>
                {one.label}
                {one.actor
                  ? ` · ${one.for ? text.inNameOf.replace('{action}', one.actor.title).replace('{name}', one.for.title) : one.actor.title}`
                  : ''}
                <div style={soft}>
                  {formatMoment(one.at, locale)}
                  {one.door ? ` · ${doorText(one, locale)}` : ''}
                </div>
                {one.moved ? (
                  <div style={soft}>
                    {text.moved.replace('{from}', formatDate(one.moved.from, locale)).replace('{to}', formatDate(one.moved.to, locale))}
                  </div>
                ) : null}
                {one.reason ? <div style={soft}>{`${text.reason}${locale === 'zh' ? '：' : ': '}${one.reason}`}</div> : null}
                {one.sentTo ? <div style={soft}>{word(locale, 'sentTo', { name: one.sentTo.title })}</div> : null}
                {one.said?.map(({ label, text: words }) => (
                  <div key={label} style={soft}>{`${label}${locale === 'zh' ? '：' : ': '}${words}`}</div>
                ))}
                {one.changes ? (
                  <details>
                    <summary style={{ cursor: 'pointer' }}>{changesLine(one.changes, locale)}</summary>
                    <ChangeList changes={one.changes} locale={locale} />
                  </details>
                ) : null}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      {drawing ? (
        <details>
          <summary style={{ cursor: 'pointer' }}>{text.flow}</summary>
          <div style={{ marginTop: 12, overflowX: 'auto' }}>
            <FlowDiagram drawing={drawing[locale]} current={view.doc.state} label={`${text.flow}: ${state?.[locale] ?? ''}`} />
          </div>
        </details>
      ) : null}
      {view.papers.length > 0 ? (
        <div>
          {text.papers}
          {view.papers.map(({ paper, label }) => (
            <div key={paper}>
              {label}{' '}
              {['docx', 'pdf'].map((format) => (
                <a key={format} href={`/api/${collectionSlug}/${id}/papers/${paper}.${format}`} download style={{ marginInlineStart: 8 }}>
                  {format === 'docx' ? 'Word' : 'PDF'}
                </a>
              ))}
            </div>
          ))}
        </div>
      ) : null}
      {sitePath ? (
        <a href={sitePath.replace('[id]', String(id))} target="_blank" rel="noopener">
          {text.onSite} ↗
        </a>
      ) : null}
    </Panel>
  )
}

type Words = (typeof words)['zh']

function ruleText({ version, newest, extended }: DeadlineAnswer, text: Words): string {
  const rule = text.rule.replace('{n}', String(version))
  return [rule, ...(newest !== version ? [text.newest.replace('{n}', String(newest))] : []), ...(extended ? [text.extended] : [])].join(
    ' · ',
  )
}

const soft = { color: 'var(--theme-elevation-600)', margin: 0 } as const

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section
      aria-label={title}
      style={{
        display: 'grid',
        gap: 16,
        padding: 20,
        border: '1px solid var(--theme-border-color)',
        borderRadius: 'var(--style-radius-m)',
        background: 'var(--theme-elevation-50)',
      }}
    >
      <h3 style={{ margin: 0, fontSize: '1.1em' }}>{title}</h3>
      {children}
    </section>
  )
}

function Row({ children }: { children: ReactNode }) {
  return <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>{children}</div>
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt style={soft}>{name}</dt>
      <dd style={{ margin: 0 }}>{children}</dd>
    </>
  )
}
