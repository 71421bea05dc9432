import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { translate, type Locale, type MeAnswer, type SiteAnswer } from '@yizheng/kit'
import { CmsDownError, currentCms, reads } from '@yizheng/kit/portal'
import site from '../../yizheng.config.ts'
import { isTextSize, isTheme, TEXT_COOKIE, THEME_COOKIE, type TextSize, type Theme } from './theme.ts'

export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** What every page of the hall needs. */
export interface PageFrame {
  readonly locale: Locale
  readonly theme: Theme
  readonly text: TextSize
  /** Path of the page, without the query. */
  readonly path: string
  /** Address of the reader's script. */
  readonly script: string
  /** Undefined while the CMS is down. */
  readonly answer: SiteAnswer | undefined
  readonly me: MeAnswer
  readonly name: string
  readonly words: Words
}

const nobody: MeAnswer = { user: null, unread: 0 }

/** Reads it once a request, in one call to the CMS. Never fails: without the CMS the frame stands empty. */
export const pageFrame = cache(async (): Promise<PageFrame> => {
  const [cms, jar, head] = await Promise.all([currentCms(), cookies(), headers()])
  const { locale } = cms
  const chosen = jar.get(THEME_COOKIE)?.value
  const size = jar.get(TEXT_COOKIE)?.value
  const { answer, me } = await readFrame(cms)
  return {
    locale,
    theme: isTheme(chosen) ? chosen : 'default',
    text: isTextSize(size) ? size : 'normal',
    path: head.get('x-yz-path') ?? '/',
    script: head.get('x-yz-script') ?? '',
    answer,
    me,
    name: (locale === 'en' && answer?.nameEn) || answer?.name || site.label,
    words: (key, values) => translate({ messages: site.messages, locale, key, ...(values ? { values } : {}) }),
  }
})

async function readFrame(cms: Awaited<ReturnType<typeof currentCms>>): Promise<{ answer: SiteAnswer | undefined; me: MeAnswer }> {
  try {
    if (!cms.signedIn) return { answer: await cms.read(reads.site()), me: nobody }
    const [answer, me] = await cms.batch([reads.site(), reads.me()])
    return { answer: answer.value, me: me.value ?? nobody }
  } catch (error) {
    if (error instanceof CmsDownError) return { answer: undefined, me: nobody }
    throw error
  }
}
