import type { LedgerImportAnswer, ErrorAnswer } from '@yizheng/kit/protocol'
import { writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx'
import type { TestCms, TestPerson } from './boot-cms.ts'

/** What the columns of a proposal's ledger hold, by their labels. */
export type LedgerRow = Readonly<Record<string, CellValue>>

/** A workbook whose first sheet has the labels of these rows, and below them the rows. */
export async function workbook(rows: readonly LedgerRow[], sheet: Partial<WriteSheet> = {}): Promise<Uint8Array> {
  const labels = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return writeXlsx({
    sheets: [{ name: '台账', rows: [labels, ...rows.map((row) => labels.map((label) => row[label] ?? null))], ...sheet }],
  })
}

/** Asks the import of ledgers as a person would; `call` is signed in. */
export function ledgerCalls(cms: TestCms, slug: string) {
  const tokens = new Map<number, string>()
  const call = async (person: TestPerson, path: string, init: RequestInit = {}) => {
    if (!tokens.has(person.id)) tokens.set(person.id, await cms.signIn(person.email))
    return cms.call(`/api/${slug}/${path}`, {
      ...init,
      headers: { authorization: `JWT ${tokens.get(person.id)!}`, 'content-type': 'application/json' },
    })
  }
  const answered = async <T>(answer: Response) => {
    const body = (await answer.json()) as T & Partial<ErrorAnswer>
    return { status: answer.status, ...body, message: body.error?.message ?? '' }
  }
  return {
    call,
    /** Sends a file to be checked. */
    send: async (person: TestPerson, bytes: Uint8Array, filename = '2025年台账.xlsx') =>
      answered<LedgerImportAnswer>(
        await call(person, `ledger/imports?filename=${encodeURIComponent(filename)}`, { method: 'POST', body: bytes as BodyInit }),
      ),
    look: async (person: TestPerson, id: number) => answered<LedgerImportAnswer>(await call(person, `ledger/imports/${id}`)),
    confirm: async (person: TestPerson, id: number, body: object) =>
      answered<LedgerImportAnswer>(await call(person, `ledger/imports/${id}/confirm`, { method: 'POST', body: JSON.stringify(body) })),
  }
}
