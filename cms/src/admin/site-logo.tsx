import site from '../../../yizheng.config.ts'

/** What stands above the log-in: mark and name of the site. */
export function SiteLogo() {
  return (
    <div className="site-logo">
      <SiteIcon size={56} />
      <span>
        {site.label}
        <small>内容管理</small>
      </span>
    </div>
  )
}

/** The mark of the site, as in the browser's tab. */
export function SiteIcon({ size }: { size?: number }) {
  return (
    <svg viewBox="0 0 64 64" width={size ?? '100%'} height={size ?? '100%'} aria-hidden="true" focusable="false">
      <path d="M5 3.5 31 2l28 1.8 2.6 26L60.5 60 33 62 4 60.8 2 34z" fill="#a32a1d" />
      <path d="M16 14h32v40L32 40 16 54z" fill="#fffaf3" />
    </svg>
  )
}
