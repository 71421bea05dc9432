export { metricEndpoints } from './metric-endpoints.ts'
