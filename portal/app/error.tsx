'use client'

import { useEffect, useState } from 'react'
import { translate, type Locale } from '@yizheng/kit/label'
import en from '@yizheng/kit/messages/hall.en.json'
import zh from '@yizheng/kit/messages/hall.zh.json'
import { Button, ButtonLink } from '@yizheng/kit/ui/button.tsx'

const messages = { zh, en }

/** A page that failed, inside the usual frame. What went wrong is in the server's log, not here. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const [locale, setLocale] = useState<Locale>('zh')
  useEffect(() => setLocale(document.documentElement.lang === 'en' ? 'en' : 'zh'), [])
  const words = (key: string) => translate({ messages, locale, key: `hall.${key}` })
  return (
    <>
      <h1 className="text-3xl">{words('failed')}</h1>
      <p className="mt-4 text-ink-soft">{words('failedText')}</p>
      <p className="mt-6 flex gap-4">
        <Button type="button" onClick={reset}>
          {words('retry')}
        </Button>
        <ButtonLink href="/">{words('toHome')}</ButtonLink>
        <ButtonLink href="/site-map">{words('siteMap')}</ButtonLink>
      </p>
      <form action="/search" method="get" role="search" className="mt-8 flex max-w-[40rem] gap-3">
        <input
          name="q"
          type="search"
          maxLength={100}
          aria-label={words('search')}
          placeholder={words('searchPlaceholder')}
          className="control"
        />
        <Button look="secondary">{words('search')}</Button>
      </form>
    </>
  )
}
