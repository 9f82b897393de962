import { accountRoutes } from './accounts.ts'
import { eventRoutes } from './events.ts'
import { identityProviderRoutes } from './identity-providers.ts'
import { inboxRoutes } from './inbox.ts'
import type { ControlRoute } from './route.ts'
import { worldRoutes } from './worlds.ts'

const index: ControlRoute = {
  method: 'GET',
  path: /^\/$/,
  says: 'GET /: this list',
  run: async () => ({ routes: routes.map(({ says }) => says) }),
}

/** All that the control port offers. */
export const routes: readonly ControlRoute[] = [
  index,
  ...accountRoutes,
  ...worldRoutes,
  ...eventRoutes,
  ...identityProviderRoutes,
  ...inboxRoutes,
]
