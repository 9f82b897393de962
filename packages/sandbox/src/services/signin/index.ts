import { consoleModels } from '@first-line/aws-api'
import { accessDenied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { authorizationCodes, endedSessions, failedSignIns, rootUsers } from './entities.ts'
import { consoleLogin } from './operations/console-login.ts'
import { createAuthorizationCode } from './operations/create-authorization-code.ts'
import { logout } from './operations/logout.ts'

/** AWS's sign-in page, as a service of our own: for the site only. */
export const signin: ServiceDefinition = {
  name: 'console-signin',
  model: consoleModels['console-signin'],
  global: true,
  denial: {
    ...accessDenied,
    // The one thing policies decide of a sign-in; AWS's page says this.
    message: (facts) =>
      facts.action !== 'iam:ChangePassword'
        ? accessDenied.message(facts)
        : 'Either user is not authorized to perform iam:ChangePassword or entered password does not comply with account password policy set by administrator',
  },
  collections: [rootUsers, failedSignIns, endedSessions, authorizationCodes],
  operations: [consoleLogin, createAuthorizationCode, logout],
}
