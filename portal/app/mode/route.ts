import type { NextRequest } from 'next/server'
import { LOCALE_COOKIE, safePath } from '@yizheng/kit/portal'
import { isTextSize, isTheme, TEXT_COOKIE, THEME_COOKIE } from '../../src/theme.ts'

const YEAR = 365 * 24 * 3600

/** Remembers the reading mode, the size of the text or the language, and leads back to where the reader was. */
export async function POST(request: NextRequest): Promise<Response> {
  const form = await request.formData()
  const theme = form.get('theme')
  const text = form.get('text')
  const locale = form.get('locale')
  const headers = new Headers({ location: backTo(request, form.get('to')), 'cache-control': 'no-store' })
  if (isTheme(theme)) headers.append('set-cookie', cookie(THEME_COOKIE, theme))
  if (isTextSize(text)) headers.append('set-cookie', cookie(TEXT_COOKIE, text))
  if (locale === 'zh' || locale === 'en') headers.append('set-cookie', cookie(LOCALE_COOKIE, locale))
  return new Response(null, { status: 303, headers })
}

function cookie(name: string, value: string): string {
  return `${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax`
}

/** A page whose address is a secret sends no referrer; the form says where it stands. */
function backTo(request: NextRequest, to: unknown): string {
  const referer = URL.parse(request.headers.get('referer') ?? '')
  return referer ? safePath(referer.pathname + referer.search, '/') : safePath(to, '/')
}
