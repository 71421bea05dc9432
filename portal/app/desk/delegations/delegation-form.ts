import type { DelegationRequest } from '@yizheng/kit'

/** What the form of a new delegation holds, as it was typed. */
export interface TypedDelegation {
  readonly deputy: string
  readonly from: string
  readonly until: string
  readonly apps: readonly string[]
  readonly remark: string
}

export interface DelegationFormState {
  readonly typed: TypedDelegation
  /** Why it was refused; undefined with an `attempt` above 0: the CMS could not be reached. */
  readonly message?: string | undefined
  /** Field → message. */
  readonly errors: Readonly<Record<string, string>>
  /** Counts the refusals. */
  readonly attempt: number
}

export function typedIn(form: FormData): TypedDelegation {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    deputy: text('deputy'),
    from: text('from'),
    until: text('until'),
    apps: form.getAll('apps').filter((one) => typeof one === 'string'),
    remark: text('remark'),
  }
}

/** What of it the CMS is asked for; that says what is wrong with it. */
export function requestIn({ deputy, ...rest }: TypedDelegation): DelegationRequest {
  return { ...rest, deputy: Number(deputy) }
}
