import type { FormValues } from './form-values.ts'

/** What a person typed and has not sent, as the browser keeps it for the time the tab is open. */
export interface KeptDraft {
  /** The key of the form it was typed in; the page after success names it. */
  readonly key: string
  readonly revision: number | undefined
  readonly values: FormValues
}

const PREFIX = 'yz-draft:'

/** Keeps the draft under `name`. A browser that refuses to store anything is no reason to stop writing. */
export function keepDraft(name: string, draft: KeptDraft): void {
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(draft))
  } catch {
    // Storage is full or switched off.
  }
}

export function keptDraft(name: string): KeptDraft | undefined {
  try {
    const text = sessionStorage.getItem(PREFIX + name)
    return text === null ? undefined : (JSON.parse(text) as KeptDraft)
  } catch {
    return undefined
  }
}

export function dropDraft(name: string): void {
  try {
    sessionStorage.removeItem(PREFIX + name)
  } catch {
    // There is nothing to drop then.
  }
}

/** Drops the draft that was typed in the form with this key; all drafts where none is given. */
export function dropDraftOf(key?: string): void {
  try {
    for (const name of Object.keys(sessionStorage).filter((one) => one.startsWith(PREFIX)))
      if (key === undefined || keptDraft(name.slice(PREFIX.length))?.key === key) sessionStorage.removeItem(name)
  } catch {
    // There is nothing to drop then.
  }
}
