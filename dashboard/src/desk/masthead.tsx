import type { MeAnswer, SiteAnswer } from '@yizheng/kit/protocol'
import { locale, theme } from '../preferences.ts'
import { word } from '../words/word.ts'

const modes = ['default', 'elder', 'contrast', 'dark'] as const

/** Name of the site, who reads, and the language and reading mode shared with the portal. */
export function Masthead({ site, me }: { site: SiteAnswer | undefined; me: MeAnswer | undefined }) {
  const name = (locale === 'en' && site?.nameEn) || site?.name
  return (
    <header className="masthead">
      <div className="masthead-name">
        {name && <p>{name}</p>}
        <h1>{word('title')}</h1>
      </div>
      <div className="masthead-tools">
        {me && <Reader me={me} />}
        <p className="tool-links">
          <a href="/dashboard/wall">{word('wall')}</a>
          <a href="/">{word('home')}</a>
        </p>
        <form method="post" action="/mode" className="modes">
          <fieldset>
            <legend className="visually-hidden">{word('mode')}</legend>
            {modes.map((mode) => (
              <button key={mode} name="theme" value={mode} aria-pressed={mode === theme}>
                {word(`mode.${mode}`)}
              </button>
            ))}
          </fieldset>
          <button name="locale" value={locale === 'en' ? 'zh' : 'en'} lang={locale === 'en' ? 'zh-CN' : 'en'}>
            {word('language')}
          </button>
        </form>
      </div>
    </header>
  )
}

function Reader({ me }: { me: MeAnswer }) {
  if (me.user) return <p>{word('signedInAs', { name: me.user.name })}</p>
  return (
    <p>
      <strong>{word('publicData')}</strong> <span className="quiet">{word('publicHint')}</span>{' '}
      <a href="/login?next=/dashboard/">{word('signIn')}</a>
    </p>
  )
}
