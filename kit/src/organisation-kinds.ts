import type { Label } from './label.ts'

/** What an organisation of the tree can be. */
export const organisationKinds = {
  cppcc: '政协',
  office: '办公室',
  committee: '专门委员会',
  unit: '承办单位',
} as const satisfies Record<string, Label>

/** One of {@link organisationKinds}, as `only: { kind: [...] }` and the organisation tree name it. */
export type OrganisationKind = keyof typeof organisationKinds
