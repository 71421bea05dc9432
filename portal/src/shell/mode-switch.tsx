import { cx } from '@yizheng/kit/ui'
import type { PageFrame } from '../page-frame.ts'
import { themes } from '../theme.ts'

const item = 'inline-flex min-h-6 items-center px-1.5 hover:text-cinnabar'

/** Reading mode and language: plain forms that set a cookie and come back. */
export function ModeSwitch({ frame: { locale, theme, words } }: { frame: PageFrame }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <form action="/mode" method="post" className="flex flex-wrap items-center" aria-label={words('hall.mode')}>
        {themes.map((one) => (
          <button
            key={one}
            name="theme"
            value={one}
            aria-pressed={one === theme}
            className={cx(item, one === theme && 'font-semibold text-cinnabar underline decoration-2 underline-offset-4')}
          >
            {words(`hall.mode.${one}`)}
          </button>
        ))}
      </form>
      <form action="/mode" method="post" aria-label={words('hall.language')}>
        <button name="locale" value={locale === 'zh' ? 'en' : 'zh'} lang={locale === 'zh' ? 'en' : 'zh-CN'} className={item}>
          {locale === 'zh' ? 'English' : '中文'}
        </button>
      </form>
    </div>
  )
}
