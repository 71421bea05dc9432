export { reindexAll } from './reindex-all.ts'
export { postgresSearchIndex } from './postgres-search-index.ts'
export { searchEndpoints } from './search-endpoints.ts'
export type { SearchEntry, SearchIndex, SearchKey, SearchQuery, SearchResult, SearchScope } from './search-index.ts'
