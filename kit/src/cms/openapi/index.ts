export { openApi, type OpenApi } from './open-api.ts'
export { openApiEndpoints } from './openapi-endpoints.ts'
