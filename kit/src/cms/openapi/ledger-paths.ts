import type { SiteType } from '../../site.ts'
import { XLSX } from '../ledger/write-xlsx.ts'
import type { Say } from './field-schemas.ts'
import { filterParameters } from './filter-parameters.ts'
import { id, ref, text, type JsonSchema } from './json-schema.ts'
import { inPath, inQuery, operation, type Operation } from './operation.ts'

const file: JsonSchema = { type: 'string', format: 'binary' }

/** The paths of a type's ledger (台账): out, and in where the declaration takes it. */
export function ledgerPaths(one: SiteType, say: Say): Record<string, Record<string, Operation>> {
  const { app, slug, surface } = one
  if (!surface.ledger) return {}
  const tag = app.id
  const label = say(surface.type.label)
  const out = {
    [`/${slug}/ledger.xlsx`]: {
      get: operation({
        id: `${slug}.ledger`,
        tag,
        summary: `台账（Excel） The ledger, as the list is filtered: ${label}`,
        parameters: filterParameters(one, say),
        answer: file,
        answerType: XLSX,
        refuses: [400, 401, 403, 404],
        open: true,
      }),
    },
  }
  if (!surface.ledger.in) return out
  return {
    ...out,
    [`/${slug}/ledger/template.xlsx`]: {
      get: operation({
        id: `${slug}.ledgerTemplate`,
        tag,
        summary: `台账模板 An empty ledger to fill in: ${label}`,
        answer: file,
        answerType: XLSX,
        refuses: [401, 403, 404],
      }),
    },
    [`/${slug}/ledger/imports`]: {
      post: operation({
        id: `${slug}.ledgerCheck`,
        tag,
        summary: `上传台账并检查，尚不导入 Send a ledger to be checked; nothing is brought in yet: ${label}`,
        parameters: [inQuery('filename', text)],
        body: file,
        bodyType: XLSX,
        answer: ref('LedgerImportAnswer'),
        refuses: [401, 403, 404, 409, 413, 422],
      }),
    },
    [`/${slug}/ledger/imports/{id}`]: {
      get: operation({
        id: `${slug}.ledgerImport`,
        tag,
        summary: `检查结果 What the check found: ${label}`,
        parameters: [inPath('id', id)],
        answer: ref('LedgerImportAnswer'),
        refuses: [401, 403, 404],
      }),
    },
    [`/${slug}/ledger/imports/{id}/marked.xlsx`]: {
      get: operation({
        id: `${slug}.ledgerMarked`,
        tag,
        summary: `有误的行 The rows in which something is wrong, marked: ${label}`,
        parameters: [inPath('id', id)],
        answer: file,
        answerType: XLSX,
        refuses: [401, 403, 404],
      }),
    },
    [`/${slug}/ledger/imports/{id}/confirm`]: {
      post: operation({
        id: `${slug}.ledgerConfirm`,
        tag,
        summary: `确认导入，全部或全不 Bring it in, all or nothing: ${label}`,
        parameters: [inPath('id', id)],
        body: ref('LedgerConfirmRequest'),
        answer: ref('LedgerImportAnswer'),
        refuses: [400, 401, 403, 404, 409, 422, 503],
      }),
    },
  }
}
