export { deleteOwnedFiles } from './delete-owned-files.ts'
export { exportApp, type AppExport } from './export-app.ts'
export { surveyApp, type AppSurvey } from './survey-app.ts'
export { switchApp } from './switch-app.ts'
