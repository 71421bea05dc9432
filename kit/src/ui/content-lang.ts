import type { Locale } from '../label.ts'

/** The `lang` of what people wrote for the site, which is Chinese; undefined where the whole page is. */
export function contentLang(locale: Locale): 'zh-CN' | undefined {
  return locale === 'zh' ? undefined : 'zh-CN'
}
