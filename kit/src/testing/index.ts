export { announcedCalendar } from './announced-calendar.ts'
export { checkCatalogue, checkMessages, missingLabels } from './check-catalogue.ts'
export { labelsOf, roleLabels } from './labels-of.ts'
