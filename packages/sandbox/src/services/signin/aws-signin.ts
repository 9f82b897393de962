import { jsonDenied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { createOAuth2Token } from './operations/create-oauth2-token.ts'

/** AWS's own sign-in service: where `aws login` fetches its credentials. What it keeps is the console's sign-in's. */
export const awsSignin: ServiceDefinition = {
  name: 'signin',
  global: false,
  denial: jsonDenied,
  collections: [],
  operations: [createOAuth2Token],
}
