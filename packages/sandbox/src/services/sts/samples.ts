import type { OperationSamples } from '../../testing/sample.ts'

const role = (account: string) => `arn:aws:iam::${account}:role/team/deployer`

/** A call of each operation that succeeds, and how its denials name the resource. */
export const stsSamples: OperationSamples = {
  AssumeRole: {
    input: ({ account }) => ({ RoleArn: role(account), RoleSessionName: 'sample' }),
    denied: ({ account }) => [role(account)],
    reasonUntold: true,
  },
  AssumeRoleWithWebIdentity: {
    elsewhere: 'the trust policy alone decides, about who bears a token: web-identity.test.ts',
  },
  DecodeAuthorizationMessage: {
    elsewhere: 'it needs a message that a denial of another service made: authorization-message.test.ts',
  },
  GetAccessKeyInfo: { input: ({ keyOf }) => ({ AccessKeyId: keyOf('bob') }), denied: () => [null] },
  GetCallerIdentity: { input: () => ({}), denied: () => [] },
  GetFederationToken: {
    input: () => ({ Name: 'sample' }),
    denied: ({ account }) => [`arn:aws:sts::${account}:federated-user/sample`],
  },
  GetSessionToken: { input: () => ({}), denied: () => [] },
  GetWebIdentityToken: {
    input: () => ({
      Audience: ['https://api.example.com'],
      SigningAlgorithm: 'ES384',
      Tags: [{ Key: 'team', Value: 'red' }],
    }),
    before: async (root) => {
      await root('iam', 'EnableOutboundWebIdentityFederation')
      return undefined
    },
    denied: ({ account }) => [`arn:aws:sts::${account}:self`, `arn:aws:sts::${account}:self`],
    secureContext: true,
  },
}
