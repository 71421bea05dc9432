import { PORTAL_MARK } from '../../keys/portal-mark.ts'
import { translate } from '../../label.ts'
import type { Site } from '../../site.ts'
import type { Say } from './field-schemas.ts'
import type { JsonSchema } from './json-schema.ts'
import type { Operation } from './operation.ts'
import { protocolSchemas } from './protocol-schemas.ts'
import { metricRows, sitePaths } from './site-paths.ts'
import { metricPaths, typePaths } from './type-paths.ts'
import { typeSchemas } from './type-schemas.ts'

/** An OpenAPI 3.1 description. */
export interface OpenApi {
  readonly openapi: '3.1.0'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly security: readonly object[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>>; readonly securitySchemes: object }
}

/** Describes the HTTP interface of a site: every endpoint of every app, and those of the site itself, from the declarations. */
export function openApi(site: Site): OpenApi {
  const { messages, types } = site
  const say: Say = (key) => [...new Set((['zh', 'en'] as const).map((locale) => translate({ messages, locale, key })))].join(' ')
  const searched = types.filter((one) => one.surface.search)
  const facets = [...new Set(searched.flatMap((one) => one.surface.search?.facets ?? []))]
  return {
    openapi: '3.1.0',
    info: {
      title: `${site.label} API`,
      version: '1',
      description:
        '答复中的文字按请求头 x-yz-locale（zh 或 en）给出；时间为 UTC。 Texts in answers are in the language of the header x-yz-locale (zh or en); times are UTC.',
    },
    servers: [{ url: '/api' }],
    tags: [{ name: 'site', description: '全站 The site' }, ...site.apps.map((app) => ({ name: app.id, description: say(app.label) }))],
    security: [{ session: [] }, { token: [] }],
    paths: Object.assign(
      {},
      sitePaths(
        searched.map((one) => one.slug),
        facets,
      ),
      metricPaths(types),
      ...types.map((one) => typePaths(one, say)),
    ) as OpenApi['paths'],
    components: {
      schemas: Object.assign(
        { ...protocolSchemas, MetricRows: metricRows },
        ...types.map((one) => typeSchemas(one, say)),
      ) as OpenApi['components']['schemas'],
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'payload-token' },
        token: { type: 'apiKey', in: 'header', name: 'Authorization', description: 'JWT {token}' },
        internal: { type: 'apiKey', in: 'header', name: 'x-yz-key' },
        portal: { type: 'apiKey', in: 'header', name: PORTAL_MARK },
      },
    },
  }
}
