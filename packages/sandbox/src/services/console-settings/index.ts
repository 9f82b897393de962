import { consoleModels } from '@first-line/aws-api'
import { accessDenied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { billingAccess } from './entities.ts'
import { getBillingAccess, updateBillingAccess } from './operations/billing-access.ts'
import { openBillingPage } from './operations/billing-pages.ts'
import {
  deactivateRootMfaDevice,
  enableRootMfaDevice,
  listRootMfaDevices,
  resyncRootMfaDevice,
} from './operations/root-mfa-devices.ts'
import { listStsRegionalEndpoints, setStsRegionalEndpointStatus } from './operations/sts-regions.ts'

/** What AWS's console can set and no API can, as a service of our own: for the site only. */
export const consoleSettings: ServiceDefinition = {
  name: 'console-settings',
  model: consoleModels['console-settings'],
  global: true,
  denial: accessDenied,
  collections: [billingAccess],
  operations: [
    deactivateRootMfaDevice,
    enableRootMfaDevice,
    getBillingAccess,
    listRootMfaDevices,
    listStsRegionalEndpoints,
    openBillingPage,
    resyncRootMfaDevice,
    setStsRegionalEndpointStatus,
    updateBillingAccess,
  ],
}
