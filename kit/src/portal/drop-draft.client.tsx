'use client'

import { useEffect } from 'react'
import { dropDraftOf } from './kept-draft.ts'

/** On the page after success: what was typed in the form with this key need not be kept any longer. Without a key: nothing need. */
export function DropDraft({ formKey }: { formKey?: string }) {
  useEffect(() => dropDraftOf(formKey), [formKey])
  return null
}
