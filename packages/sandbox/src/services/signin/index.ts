import { accessDenied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { endedSessions, failedSignIns, rootUsers } from './entities.ts'
import { signinModel } from './model.ts'
import { consoleLogin } from './operations/console-login.ts'
import { logout } from './operations/logout.ts'

/** AWS's sign-in page, as a service of our own: for the site only. */
export const signin: ServiceDefinition = {
  name: 'console-signin',
  model: signinModel,
  global: true,
  denial: {
    ...accessDenied,
    // The one thing policies decide here; AWS's page says this.
    message: () =>
      'Either user is not authorized to perform iam:ChangePassword or entered password does not comply with account password policy set by administrator',
  },
  collections: [rootUsers, failedSignIns, endedSessions],
  operations: [consoleLogin, logout],
}
