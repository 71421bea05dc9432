import { samplePassword } from '../../cms/src/sample-logins.ts'

/** Signs a sample account in; its session token. */
export async function logIn(cmsUrl: string, email: string): Promise<string> {
  const response = await fetch(`${cmsUrl}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: samplePassword }),
  })
  const { token } = (await response.json()) as { token?: string }
  if (!token) throw new Error(`${email} could not sign in: ${response.status}`)
  return token
}
