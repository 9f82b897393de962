import { oidcProviders, samlProviders } from '../../entities/providers.ts'
import { existingOidcProvider, oidcCheck } from '../../oidc-providers.ts'
import { existingSamlProvider, samlCheck } from '../../saml-providers.ts'
import { tagOperations } from '../../tagging.ts'

export const oidcTagOperations = tagOperations<{ OpenIDConnectProviderArn: string }>({
  tag: 'TagOpenIDConnectProvider',
  untag: 'UntagOpenIDConnectProvider',
  list: 'ListOpenIDConnectProviderTags',
  keys: 'case-sensitive',
  check: (call, action, context) => oidcCheck(call, action, call.input.OpenIDConnectProviderArn, context),
  read: (call) => existingOidcProvider(call, call.input.OpenIDConnectProviderArn).tags,
  write: (call, tags) =>
    call.table(oidcProviders).put({ ...existingOidcProvider(call, call.input.OpenIDConnectProviderArn), tags }),
})

export const samlTagOperations = tagOperations<{ SAMLProviderArn: string }>({
  tag: 'TagSAMLProvider',
  untag: 'UntagSAMLProvider',
  list: 'ListSAMLProviderTags',
  keys: 'case-sensitive',
  check: (call, action, context) => samlCheck(call, action, call.input.SAMLProviderArn, context),
  read: (call) => existingSamlProvider(call, call.input.SAMLProviderArn).tags,
  write: (call, tags) =>
    call.table(samlProviders).put({ ...existingSamlProvider(call, call.input.SAMLProviderArn), tags }),
})
