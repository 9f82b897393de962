import { identityProviders, registerIdentityProvider } from '../../services/sts/web-identity/register.ts'
import { worldOf } from './input.ts'
import { ControlError, type ControlRoute } from './route.ts'

export const identityProviderRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: /^\/identity-providers$/,
    says: 'GET /identity-providers?world=: the issuers whose keys are known, with their public keys',
    run: async (request) => ({ identityProviders: await identityProviders(worldOf(request)) }),
  },
  {
    method: 'POST',
    path: /^\/identity-providers$/,
    says: 'POST /identity-providers {"issuer": "https://…", "jwks": {"keys": […]}, "world"}: the keys that an issuer signs web identity tokens with',
    status: 201,
    takes: ['issuer', 'jwks', 'world'],
    async run(request) {
      const { issuer, jwks } = request.body
      const world = worldOf(request)
      try {
        await registerIdentityProvider(world, { issuer: String(issuer), jwks: jwks as { keys: [] } })
      } catch (error) {
        if (!(error instanceof TypeError)) throw error
        throw new ControlError(400, 'bad-request', `${error.message}.`)
      }
      return { issuer, world: world.id }
    },
  },
]
