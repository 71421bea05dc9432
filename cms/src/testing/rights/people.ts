import { people as samplePeople } from '../../sample/people.ts'

/** The sample log-ins, somebody who is not signed in, and an account with every role that was switched off. */
export const people = [
  'anonymous',
  'switched-off',
  'member',
  'member2',
  'office',
  'unit',
  'leader',
  'supervisor',
  'editor',
  'publisher',
  'admin',
] as const
export type Person = (typeof people)[number]
export type Persons = readonly Person[]

export const everyone: Persons = [...people]
export const nobody: Persons = []
export const signedIn = people.filter((one) => one !== 'anonymous' && one !== 'switched-off')
export const editors: Persons = ['editor', 'publisher', 'admin']
/** Those who keep content or accounts, and so may enter the admin screens. */
export const staff: Persons = ['office', 'editor', 'publisher', 'admin']
/** 机关干部: what the sample gives the role `staff`. */
export const clerks: Persons = ['office', 'editor', 'publisher']
export const accounts = people.filter((one): one is Exclude<Person, 'anonymous'> => one !== 'anonymous')

export const rolesOf = (person: Person) =>
  person === 'switched-off'
    ? (['member', 'staff', 'proposal-office', 'editor', 'publisher', 'admin'] as const)
    : samplePeople.find(({ key }) => key === person)!.roles
export const phoneOf = (person: Person) => `139000000${10 + people.indexOf(person)}`
