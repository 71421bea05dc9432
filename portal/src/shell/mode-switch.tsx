import { cx } from '@yizheng/kit/ui'
import type { PageFrame } from '../page-frame.ts'
import { themes } from '../theme.ts'

const item = 'inline-flex min-h-target items-center px-2 whitespace-nowrap hover:text-cinnabar'

/**
 * Reading mode and language: plain forms that set a cookie and come back. On a narrow screen the modes wait behind one
 * word, so that each has room for a finger.
 */
export function ModeSwitch({ frame }: { frame: PageFrame }) {
  const { locale, theme, words, path } = frame
  return (
    <div className="flex min-w-0 items-center gap-x-2 text-sm elder:max-sm:gap-x-0 elder:max-sm:text-xs">
      <details className="group sm:hidden">
        <summary className={cx(item, 'list-none ps-0')}>
          {words('hall.access')}
          {/* In large letters the names of the modes have no room here. */}
          <span className="elder:hidden">
            {theme === 'default' ? null : words('hall.access.on', { mode: words(`hall.mode.${theme}`) })}
          </span>
          <span aria-hidden="true" className="ms-1 group-open:rotate-180">
            ▾
          </span>
        </summary>
        <div className="absolute inset-x-0 top-full z-10 border-b border-line bg-paper-deep px-edge pb-4 shadow-sheet">
          <Modes frame={frame} className="grid grid-cols-2 gap-2" itemClass="min-h-11 justify-center border border-line-strong bg-sheet" />
        </div>
      </details>
      <Modes frame={frame} className="-ms-2 hidden flex-wrap items-center sm:flex" />
      {theme === 'elder' ? (
        <button
          type="button"
          hidden
          data-reader="magnifier"
          aria-pressed={false}
          className={cx(item, 'not-[[hidden]]:inline-flex aria-pressed:font-semibold aria-pressed:text-cinnabar aria-pressed:underline')}
        >
          {words('reading.magnifier')}
        </button>
      ) : null}
      <form action="/mode" method="post" aria-label={words('hall.language')} className="border-s border-line ps-2 elder:max-sm:ps-0">
        <input type="hidden" name="to" value={path} />
        <button name="locale" value={locale === 'zh' ? 'en' : 'zh'} lang={locale === 'zh' ? 'en' : 'zh-CN'} className={item}>
          {locale === 'zh' ? 'English' : '中文'}
        </button>
      </form>
    </div>
  )
}

function Modes({ frame: { theme, words, path }, className, itemClass }: { frame: PageFrame; className: string; itemClass?: string }) {
  return (
    <form action="/mode" method="post" className={className} aria-label={words('hall.mode')}>
      <input type="hidden" name="to" value={path} />
      {themes.map((one) => (
        <button
          key={one}
          name="theme"
          value={one}
          aria-pressed={one === theme}
          className={cx(item, itemClass, one === theme && 'font-semibold text-cinnabar underline decoration-2 underline-offset-4')}
        >
          {words(`hall.mode.${one}`)}
        </button>
      ))}
    </form>
  )
}
