export { indexPictures, pictureAccess } from './access/picture-access.ts'
export * from './actor.ts'
export * from './app-switch.ts'
export { deleteOwnedFiles, exportApp, surveyApp, switchApp, type AppExport, type AppSurvey } from './apps/index.ts'
export { calendarGaps, gapSentence } from './calendar/calendar-gaps.ts'
export { readCalendar } from './calendar/read-calendar.ts'
export { compileSite } from './compile/compile-site.ts'
export { loadPrincipals } from './delegation/principals.ts'
export * from './endpoint.ts'
export { adoptCluster, appendEvent, followEvents, latestCursor, readEvents, requireInternalKey } from './events/index.ts'
export { channelStates } from './notices/channel-state.ts'
export { mergeOrganisation } from './organisations/merge-organisation.ts'
export { namableWhere } from './organisations/retired.ts'
export { openApi } from './openapi/index.ts'
export { eventHooks } from './operations/event-hooks.ts'
export { fire } from './operations/fire.ts'
export { importDocument } from './operations/import-document.ts'
export type { ImportedStep } from './operations/place-steps.ts'
export { save } from './operations/save.ts'
export { tableOf } from './operations/table-of.ts'
export { inTransaction } from './operations/transaction.ts'
export { refuseStranding } from './refuse-stranding.ts'
export * from './request-error.ts'
export * from './run-sql.ts'
export {
  buildSearch,
  learnSiteWords,
  parseQuery,
  postgresSearchIndex,
  type SearchEntry,
  type SearchIndex,
  type SearchKey,
  type SearchQuery,
  type SearchResult,
  type SearchScope,
} from './search/index.ts'
export * from './settings.ts'
export { buildSimilar } from './similar/build-similar.ts'
export * from './start-refusal.ts'
export { takeUpFlows } from './upgrade/take-up-flows.ts'
