import type { ServerProps } from 'payload'

const texts = {
  zh: { site: '查看网站', desk: '工作台' },
  en: { site: 'The site', desk: 'My desk' },
}

/** Ways out of the admin: to the site, and to the desk with what waits for this person. */
export function SiteLinks({ i18n }: Pick<ServerProps, 'i18n'>) {
  const { site, desk } = texts[i18n.language === 'en' ? 'en' : 'zh']
  return (
    <div className="site-links">
      <a href="/">{site}</a>
      <a href="/desk">{desk}</a>
    </div>
  )
}
