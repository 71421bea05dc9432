/** Language and reading mode of this page; the server wrote both into it, from the cookies that all hosts share. */
import type { Locale } from '@yizheng/kit/label'

export const locale: Locale = document.documentElement.lang === 'en' ? 'en' : 'zh'
export const theme = document.documentElement.dataset.theme ?? 'default'
export const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
