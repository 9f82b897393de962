import type { OperationSample, OperationSamples, SampleFacts } from '../../../../testing/sample.ts'

const THUMBPRINT = 'a'.repeat(40)

/** As short as CreateSAMLProvider takes it. */
export const SAML_METADATA = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${'<!-- padding -->'.repeat(70)}</IDPSSODescriptor></EntityDescriptor>`

const oidc = (facts: SampleFacts) => `arn:aws:iam::${facts.account}:oidc-provider/oidc.example.com`
const saml = (facts: SampleFacts) => `arn:aws:iam::${facts.account}:saml-provider/Sample`

const onOidc = (input: object = {}): OperationSample => ({
  before: async (root) => {
    await root('iam', 'CreateOpenIDConnectProvider', { Url: 'https://oidc.example.com', ThumbprintList: [THUMBPRINT] })
    return undefined
  },
  input: (facts) => ({ OpenIDConnectProviderArn: oidc(facts), ...input }),
  denied: (facts) => [oidc(facts)],
})

const onSaml = (input: object = {}): OperationSample => ({
  before: async (root) => {
    await root('iam', 'CreateSAMLProvider', { Name: 'Sample', SAMLMetadataDocument: SAML_METADATA })
    return undefined
  },
  input: (facts) => ({ SAMLProviderArn: saml(facts), ...input }),
  denied: (facts) => [saml(facts)],
})

const Tags = [{ Key: 'team', Value: 'red' }]

export const providerSamples: OperationSamples = {
  AddClientIDToOpenIDConnectProvider: onOidc({ ClientID: 'client' }),
  CreateOpenIDConnectProvider: {
    input: () => ({ Url: 'https://oidc.example.com', ThumbprintList: [THUMBPRINT], Tags }),
    denied: (facts) => [oidc(facts), oidc(facts)],
  },
  CreateSAMLProvider: {
    input: () => ({ Name: 'Sample', SAMLMetadataDocument: SAML_METADATA, Tags }),
    denied: (facts) => [saml(facts), saml(facts)],
  },
  DeleteOpenIDConnectProvider: onOidc(),
  DeleteSAMLProvider: onSaml(),
  GetOpenIDConnectProvider: onOidc(),
  GetSAMLProvider: onSaml(),
  ListOpenIDConnectProviderTags: onOidc(),
  ListOpenIDConnectProviders: { input: () => ({}), denied: () => ['*'] },
  ListSAMLProviderTags: onSaml(),
  ListSAMLProviders: { input: () => ({}), denied: () => ['*'] },
  RemoveClientIDFromOpenIDConnectProvider: onOidc({ ClientID: 'client' }),
  TagOpenIDConnectProvider: onOidc({ Tags }),
  TagSAMLProvider: onSaml({ Tags }),
  UntagOpenIDConnectProvider: onOidc({ TagKeys: ['team'] }),
  UntagSAMLProvider: onSaml({ TagKeys: ['team'] }),
  UpdateOpenIDConnectProviderThumbprint: onOidc({ ThumbprintList: [THUMBPRINT] }),
  UpdateSAMLProvider: onSaml({ SAMLMetadataDocument: SAML_METADATA }),
}
