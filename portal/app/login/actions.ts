'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { CmsDownError, CmsError, currentCms, safePath, SESSION_COOKIE } from '@yizheng/kit/portal'

/** What the log-in form is drawn from again; the password is never sent back. */
export interface LoginState {
  readonly email: string
  /** Key of the message. */
  readonly problem?: 'login.missing' | 'login.wrong' | 'login.locked' | 'login.down'
  readonly attempt: number
}

/** Signs in and goes on to where the person wanted to go. */
export async function logIn({ attempt }: LoginState, form: FormData): Promise<LoginState> {
  const email = textOf(form, 'email').trim()
  const password = textOf(form, 'password')
  if (email === '' || password === '') return { email, problem: 'login.missing', attempt: attempt + 1 }
  try {
    const { token, exp } = await (await currentCms()).logIn({ email, password })
    const jar = await cookies()
    jar.set(SESSION_COOKIE, token, {
      httpOnly: true,
      sameSite: 'lax',
      secure: process.env.PUBLIC_URL?.startsWith('https:') === true,
      path: '/',
      expires: new Date(exp * 1000),
    })
  } catch (error) {
    if (error instanceof CmsDownError) return { email, problem: 'login.down', attempt: attempt + 1 }
    if (error instanceof CmsError)
      return { email, problem: error.key === 'login.locked' ? 'login.locked' : 'login.wrong', attempt: attempt + 1 }
    throw error
  }
  redirect(safePath(form.get('next'), '/desk'))
}

/** Signs out here, at the CMS, which ends the session for every copy of the cookie, and at the identity provider where it began. */
export async function logOut(): Promise<void> {
  const [cms, jar] = await Promise.all([currentCms(), cookies()])
  let leave: string | null = null
  try {
    leave = await cms.logOut()
  } catch (error) {
    // An ended session, or a CMS that is down, must not keep a person signed in on this device.
    if (!(error instanceof CmsError || error instanceof CmsDownError)) throw error
  }
  jar.delete(SESSION_COOKIE)
  redirect(leave ?? '/login?out=1')
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
