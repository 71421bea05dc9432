export { openApi } from './open-api.ts'
export { openApiEndpoints } from './openapi-endpoints.ts'
