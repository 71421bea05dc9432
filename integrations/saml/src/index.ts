export { samlSignIn } from './cms/saml-sign-in.ts'
