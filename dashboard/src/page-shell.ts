const themes = ['default', 'elder', 'contrast', 'dark']

/** The one HTML page with the reader's language and reading mode in it, so that the first paint is right already. */
export function pageShell(html: string, cookie = ''): string {
  const theme = /(?:^|;\s*)yz-theme=(\w+)/.exec(cookie)?.[1] ?? 'default'
  const english = /(?:^|;\s*)yz-locale=en(?:;|$)/.test(cookie)
  return html
    .replace(/<html[^>]*>/, `<html lang="${english ? 'en' : 'zh-CN'}" data-theme="${themes.includes(theme) ? theme : 'default'}">`)
    .replace(/<title>[^<]*<\/title>/, `<title>${english ? 'Dashboard' : '数据看板'}</title>`)
}
