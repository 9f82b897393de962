import type { Operation } from '../../../../operation.ts'
import {
  addClientIDToOpenIDConnectProvider,
  createOpenIDConnectProvider,
  deleteOpenIDConnectProvider,
  getOpenIDConnectProvider,
  listOpenIDConnectProviders,
  removeClientIDFromOpenIDConnectProvider,
  updateOpenIDConnectProviderThumbprint,
} from './oidc-providers.ts'
import { oidcTagOperations, samlTagOperations } from './provider-tags.ts'
import {
  createSAMLProvider,
  deleteSAMLProvider,
  getSAMLProvider,
  listSAMLProviders,
  updateSAMLProvider,
} from './saml-providers.ts'

export const providerOperations: readonly Operation[] = [
  addClientIDToOpenIDConnectProvider,
  createOpenIDConnectProvider,
  createSAMLProvider,
  deleteOpenIDConnectProvider,
  deleteSAMLProvider,
  getOpenIDConnectProvider,
  getSAMLProvider,
  listOpenIDConnectProviders,
  listSAMLProviders,
  ...oidcTagOperations,
  removeClientIDFromOpenIDConnectProvider,
  ...samlTagOperations,
  updateOpenIDConnectProviderThumbprint,
  updateSAMLProvider,
]
