import { everyone, signedIn, type Persons } from './people.ts'

/** Every route there is. Whoever adds one writes here who may use it, and tests that. */
export const restRoutes = [
  'GET /',
  'GET /count',
  'GET /:id',
  'POST /',
  'PATCH /',
  'PATCH /:id',
  'DELETE /',
  'DELETE /:id',
  'POST /access/:id?',
]
export const versionRoutes = ['GET /versions', 'GET /versions/:id', 'POST /versions/:id']
export const declaredRoutes = [...restRoutes, 'GET /list', 'GET /:id/view', 'POST /save']
/** Of a type whose documents have pages. */
const pagedRoutes = [...declaredRoutes, 'GET /:id/beside', 'GET /addresses']
/** Of what the site publishes. */
const publicationRoutes = [...pagedRoutes, ...versionRoutes, 'POST /:id/fire', 'POST /proofread']
/** Of a type whose ledger is brought in. */
const ledgerRoutes = [
  'GET /ledger/template.xlsx',
  'POST /ledger/imports',
  'GET /ledger/imports/:id',
  'GET /ledger/imports/:id/marked.xlsx',
  'POST /ledger/imports/:id/confirm',
]
export const fileRoutes = [...restRoutes, 'GET /file/:filename']
export const routes: Readonly<Record<string, readonly string[]>> = {
  proposals: [
    ...pagedRoutes,
    'POST /:id/fire',
    'POST /fire-many',
    'POST /similar',
    'GET /:id/similar',
    'GET /:id/papers/:file',
    'POST /:id/links',
    'GET /ledger.xlsx',
    ...ledgerRoutes,
  ],
  opinions: [...pagedRoutes, 'POST /:id/fire', 'POST /fire-many', 'GET /:id/papers/:file', 'POST /:id/links', 'GET /ledger.xlsx'],
  'opinion-reports': [...pagedRoutes, 'POST /:id/fire', 'GET /:id/papers/:file'],
  'proposal-branches': [...pagedRoutes, 'POST /:id/fire', 'POST /fire-many', 'GET /:id/papers/:file', 'POST /:id/links'],
  'opinion-instructions': [...pagedRoutes, 'POST /:id/fire', 'GET /:id/papers/:file'],
  news: publicationRoutes,
  announcements: publicationRoutes,
  speeches: publicationRoutes,
  rules: publicationRoutes,
  archives: publicationRoutes,
  coverage: publicationRoutes,
  columns: declaredRoutes,
  artworks: pagedRoutes,
  users: [...restRoutes, 'POST /login', 'POST /logout', 'GET /me', 'POST /refresh-token', 'POST /unlock'],
  organisations: restRoutes,
  'calendar-years': restRoutes,
  wordings: restRoutes,
  'identity-providers': restRoutes,
  identities: [...restRoutes, 'GET /:id/review', 'POST /:id/confirm', 'POST /:id/refuse'],
  media: fileRoutes,
  attachments: fileRoutes,
  'payload-preferences': ['GET /:key', 'POST /:key', 'DELETE /'],
  'payload-locked-documents': ['GET /', 'DELETE /:id'],
  'payload-kv': [],
  'payload-migrations': [],
}
export const globalRoutes = ['GET /', 'POST /', 'POST /access']
export const rootRoutes: Readonly<Record<string, Persons | 'internal key'>> = {
  'GET /site': everyone,
  'GET /receipts/:code': everyone,
  'GET /options/:slug': everyone,
  'GET /batch': everyone,
  'GET /events': 'internal key',
  'GET /search': everyone,
  'GET /suggest': everyone,
  'GET /me': everyone,
  'GET /me/desk': signedIn,
  'GET /me/desk/:group': signedIn,
  'GET /me/inbox': signedIn,
  'GET /me/inbox/stream': signedIn,
  'POST /me/inbox/read': signedIn,
  'GET /me/notice-settings': signedIn,
  'POST /me/notice-settings': signedIn,
  'GET /me/delegations': signedIn,
  'POST /me/delegations': signedIn,
  'POST /delegations/:id/end': signedIn,
  'GET /delegations': ['admin'],
  'POST /signed-links/:id/withdraw': signedIn,
  'GET /signed-link': 'internal key',
  'POST /signed-link': 'internal key',
  // What comes from an identity provider proves itself; see saml.db.test.ts.
  'GET /saml/:name/metadata': everyone,
  'GET /saml/:name/login': everyone,
  'POST /saml/:name/acs': everyone,
  'GET /saml/:name/slo': everyone,
  'POST /saml/:name/slo': everyone,
  'GET /sign-in/providers': everyone,
  'POST /sign-in/sign-out': signedIn,
  'GET /channels': ['admin'],
  'GET /deadline-rules': ['admin'],
  'POST /deadline-rules/:type/:state': ['admin'],
  'GET /metrics': everyone,
  'GET /metrics/stream': everyone,
  'GET /metrics/:slug/:metric/rows': everyone,
  'GET /openapi.json': everyone,
  'GET /access': everyone,
}
