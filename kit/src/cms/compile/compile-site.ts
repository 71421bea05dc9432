import type { AfterErrorHook, CollectionConfig, Endpoint } from 'payload'
import type { Site } from '../../site.ts'
import { calendarYears } from '../calendar/calendar-years.ts'
import { ruleEndpoints } from '../deadlines/rule-endpoints.ts'
import { delegationEndpoints } from '../delegation/delegation-endpoints.ts'
import { deskEndpoints } from '../desk/index.ts'
import { siteEndpoints } from '../endpoints/site-endpoints.ts'
import { eventEndpoints } from '../events/index.ts'
import { linkEndpoints } from '../links/link-endpoints.ts'
import { metricEndpoints } from '../metrics/index.ts'
import { openApiEndpoints } from '../openapi/index.ts'
import { wordings } from '../proofread/wordings.ts'
import { searchEndpoints } from '../search/index.ts'
import { answerRefusal } from './answer-refusal.ts'
import { compileCollection } from './compile-collection.ts'

/** What the CMS host puts into its Payload configuration: all collections, endpoints and hooks that follow from the declarations. */
export function compileSite(site: Site): {
  collections: CollectionConfig[]
  endpoints: Endpoint[]
  hooks: { afterError: AfterErrorHook[] }
} {
  return {
    collections: [...site.types.map((one) => compileCollection(site, one)), calendarYears(site), wordings(site)],
    endpoints: [
      ...siteEndpoints(site),
      ...eventEndpoints(site),
      ...searchEndpoints(site),
      ...deskEndpoints(site),
      ...delegationEndpoints(site),
      ...linkEndpoints(site),
      ...ruleEndpoints(site),
      ...metricEndpoints(site),
      ...openApiEndpoints(site),
    ],
    hooks: { afterError: [answerRefusal(site)] },
  }
}
