'use client'
import { Button, Pill, TextInput, toast, useAuth, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { ErrorAnswer } from '@yizheng/kit/protocol'
import type { Review } from '../cms/review.ts'

const words = {
  zh: {
    title: '审核',
    who: '这是谁的账号？以下仅为提示，请核对后确认。',
    none: '没有相同姓名、手机或单位的账号。可按姓名查找；没有账号的，请系统管理员先建立。',
    search: '按姓名查找账号',
    confirm: '确认是此人',
    admin: '须由系统管理员确认',
    reason: '拒绝理由',
    refuse: '拒绝',
    takeBack: '撤销关联',
    confirmed: '已确认。此人登录后即可使用。',
    account: '账号',
    decidedBy: '审核人',
    mobile: '手机（对方提供）',
    failed: '未能办理，请稍后再试。',
    why: { name: '姓名相同', mobile: '手机相同', organisation: '单位相同' },
  },
  en: {
    title: 'Review',
    who: 'Whose account is this? What follows is a hint; compare before you confirm.',
    none: 'No account has this name, number or organisation. Search by name; where there is no account, the administrator makes one first.',
    search: 'Search accounts by name',
    confirm: 'This is the person',
    admin: 'For the administrator to confirm',
    reason: 'Reason to refuse',
    refuse: 'Refuse',
    takeBack: 'Take the link back',
    confirmed: 'Confirmed. The person can sign in now.',
    account: 'Account',
    decidedBy: 'Decided by',
    mobile: 'Mobile, as the provider says',
    failed: 'That did not work; try again later.',
    why: { name: 'same name', mobile: 'same mobile', organisation: 'same organisation' },
  },
}

/** In the admin's side bar: accounts that an identity may belong to, and the two ways to decide. */
export function DecidePanel() {
  const { id, savedDocumentData } = useDocumentInfo()
  const { i18n } = useTranslation()
  const locale = i18n.language === 'en' ? 'en' : 'zh'
  const text = words[locale]
  const { user } = useAuth()
  const [review, setReview] = useState<Review>()
  const [q, setQ] = useState('')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const status = (savedDocumentData as { status?: string } | undefined)?.status
  const isAdmin = (user as { roles?: readonly string[] } | null)?.roles?.includes('admin') === true
  const mayRefuse = status === 'pending' || (status === 'confirmed' && isAdmin)

  const look = useCallback(
    async (name: string) => {
      const answer = await fetch(`/api/identities/${id}/review?${new URLSearchParams({ q: name }).toString()}`)
      if (answer.ok) setReview((await answer.json()) as Review)
    },
    [id],
  )
  useEffect(() => {
    if (id === undefined) return
    const timer = setTimeout(() => void look(q), q === '' ? 0 : 300)
    return () => clearTimeout(timer)
  }, [id, look, q])

  async function decide(way: 'confirm' | 'refuse', body: object) {
    setBusy(true)
    try {
      const answer = await fetch(`/api/identities/${id}/${way}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-yz-locale': locale },
        body: JSON.stringify(body),
      })
      if (!answer.ok) {
        toast.error(((await answer.json()) as ErrorAnswer).error.message)
        return
      }
      // The form holds the old state; a fresh page shows the new one.
      window.location.reload()
    } catch {
      toast.error(text.failed)
    } finally {
      setBusy(false)
    }
  }

  return (
    <section aria-label={text.title} style={{ display: 'grid', gap: 12 }}>
      <h3 style={{ margin: 0 }}>{text.title}</h3>
      <dl style={{ display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '6px 16px', margin: 0 }}>
        <Fact name={text.mobile} value={review?.mobile} />
        <Fact name={text.account} value={review?.account} />
        <Fact name={text.decidedBy} value={review?.decidedBy} />
      </dl>
      {status === 'confirmed' ? (
        <p style={{ margin: 0 }}>{text.confirmed}</p>
      ) : (
        <>
          <p style={{ margin: 0 }}>{text.who}</p>
          <TextInput path="q" label={text.search} value={q} onChange={(event: { target: { value: string } }) => setQ(event.target.value)} />
          {review?.matches.length === 0 ? <p style={{ margin: 0 }}>{text.none}</p> : null}
          <ul style={{ display: 'grid', gap: 12, listStyle: 'none', margin: 0, padding: 0 }}>
            {review?.matches.map((one) => (
              <li key={one.id} style={{ display: 'grid', gap: 4 }}>
                <strong>{one.name}</strong>
                <span>{[one.workplace, one.unit].filter((part, at, all) => part && all.indexOf(part) === at).join(' · ')}</span>
                <span style={{ display: 'flex', flexWrap: 'wrap', gap: 4 }}>
                  {one.why.map((why) => (
                    <Pill key={why} pillStyle="success" size="small">
                      {text.why[why]}
                    </Pill>
                  ))}
                </span>
                <Button
                  buttonStyle="secondary"
                  size="small"
                  margin={false}
                  disabled={busy || !one.mayLink}
                  aria-label={`${one.name}：${text.confirm}`}
                  onClick={() => void decide('confirm', { person: one.id })}
                >
                  {one.mayLink ? text.confirm : text.admin}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {mayRefuse ? (
        <>
          <TextInput
            path="refusal"
            label={text.reason}
            value={reason}
            onChange={(event: { target: { value: string } }) => setReason(event.target.value)}
          />
          <Button buttonStyle="secondary" size="small" margin={false} disabled={busy} onClick={() => void decide('refuse', { reason })}>
            {status === 'confirmed' ? text.takeBack : text.refuse}
          </Button>
        </>
      ) : null}
    </section>
  )
}

function Fact({ name, value }: { name: string; value: string | null | undefined }) {
  if (!value) return null
  return (
    <>
      <dt>{name}</dt>
      <dd style={{ margin: 0 }}>{value}</dd>
    </>
  )
}
